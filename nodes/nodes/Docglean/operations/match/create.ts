import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Match } from '../../../shared/api';
import { matchJson } from '../../../shared/match-json';
import { apiRequest } from '../../../shared/request';
import { requiredDocumentId } from '../../../shared/required-text';
import { splitByComma } from '../../../shared/split-by-comma';

interface Options {
  amountTolerance?: number;
  customerId?: string;
  documentIds?: string;
  documentTypes?: string[];
  priceTolerance?: number;
  quantityTolerance?: number;
}

/** Looks for what belongs to a document, such as the order of an invoice, and compares them line by line. */
export async function createMatch(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const options = context.getNodeParameter('matchOptions', item, {}) as Options;
  const { match } = await apiRequest<{ match: Match }>(context, {
    method: 'POST',
    path: '/v1/matches',
    body: {
      document_id: requiredDocumentId(context, item),
      against: against(options),
      tolerances: tolerances(options),
    },
    item,
  });
  const simplify = context.getNodeParameter('simplify', item, true) as boolean;
  return [{ json: matchJson(match, simplify), pairedItem: { item } }];
}

function against({ customerId, documentIds, documentTypes }: Options): IDataObject {
  const ids = splitByComma(documentIds);
  return {
    ...(customerId && { customer_id: customerId }),
    ...(ids.length > 0 && { document_ids: ids }),
    ...(documentTypes?.length && { document_types: documentTypes }),
  };
}

/** The user gives per cent where the API takes shares. */
function tolerances({ amountTolerance, priceTolerance, quantityTolerance }: Options): IDataObject {
  const share = (percent: number | undefined, name: string) =>
    percent === undefined ? {} : { [name]: { relative: percent / 100 } };
  return {
    ...share(amountTolerance, 'amount'),
    ...share(priceTolerance, 'unit_price'),
    ...share(quantityTolerance, 'quantity'),
  };
}
