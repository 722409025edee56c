import {
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeOperationError,
} from 'n8n-workflow';
import type { DocumentSummary } from '../../../shared/api';
import { apiRequest } from '../../../shared/request';
import { documentPath } from '../../../shared/required-text';
import { documentJson } from '../../output/document-items';
import { viewOf } from '../../output/view';
import { jsonObject } from '../json-parameter';

/** Says which values of a document are right; those that are left out are confirmed as they were read. */
export async function reviewDocument(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const { document } = await apiRequest<{ document: DocumentSummary }>(context, {
    method: 'PUT',
    path: `${documentPath(context, item)}/review`,
    body: { values: rightValues(context, item) },
    item,
  });
  const view = viewOf((name, fallback) => context.getNodeParameter(name, item, fallback));
  const truth = document as DocumentSummary & { ground_truth: IDataObject; accuracy: IDataObject };
  return documentJson(document, view).map((json) => ({
    json: {
      ...json,
      ...(view.simplify && {
        ...truth.ground_truth,
        overall_accuracy: truth.accuracy.overall_accuracy ?? null,
      }),
    },
    pairedItem: { item },
  }));
}

function rightValues(context: IExecuteFunctions, item: number): IDataObject {
  const how = context.getNodeParameter('reviewValues', item) as 'confirm' | 'fields' | 'json';
  if (how === 'confirm') return {};
  if (how === 'json') return jsonObject(context, item, { parameter: 'valuesJson', name: 'Values (JSON)' });
  const { value } = context.getNodeParameter('values', item) as { value: IDataObject | null };
  if (!value || Object.keys(value).length === 0) {
    throw new NodeOperationError(context.getNode(), 'There are no values to correct', {
      itemIndex: item,
      description: 'Add the fields that were read wrong, or choose "Confirm All as Read".',
    });
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, dayOf(one)]));
}

/** n8n's fields for dates give a time; a value that is a day is one on the server too. */
const dayOf = (value: IDataObject[string]): IDataObject[string] =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T00:00:00(\.0+)?(Z|[+-]\d{2}:\d{2})?$/.test(value)
    ? value.slice(0, 10)
    : value;
