import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { FileReference, Section } from '../../../shared/api';
import { apiRequest } from '../../../shared/request';
import { requiredExtractionId, requiredText } from '../../../shared/required-text';
import { splitByComma } from '../../../shared/split-by-comma';
import { failureItem, orFailures } from '../../extraction/failure';
import { fileReference } from '../../extraction/file-reference';
import { currentRun, idempotencyKey } from '../../extraction/run';
import { sectionJson } from '../../output/section-items';
import { waitForSection } from './wait';

const documentIds = {
  parameter: 'documentIds',
  name: 'list of document IDs',
  from: 'Give the IDs of three to thirty documents, separated by commas.',
};

interface Options {
  customerId?: string;
  giveUpAfterSeconds?: number;
  language?: string;
  name?: string;
  pages?: string;
}

/** Compares the documents of all input items with each other: one comparison for the run. */
export async function createSection(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const inputs = [...context.getInputData().keys()];
  const pairedItem = inputs.map((item) => ({ item }));
  const { result, failures } = await orFailures(context, inputs, async () => {
    const { customerId, giveUpAfterSeconds, language, name, pages } = context.getNodeParameter(
      'sectionOptions',
      0,
      {},
    ) as Options;
    const { section } = await apiRequest<{ section: Section }>(context, {
      method: 'POST',
      path: '/v1/sections',
      headers: { 'idempotency-key': idempotencyKey(currentRun(context), 'section') },
      body: {
        ...(await documentsOf(context, inputs)),
        ...(customerId && { customer_id: customerId }),
        ...(language && { language: language.trim().toLowerCase() }),
        ...(name && { name }),
        ...(pages && { pages: pages.trim() }),
      },
    });
    if (!(context.getNodeParameter('waitForSection', 0, true) as boolean))
      return [{ ...section, section_id: section.id }];
    return sectionJson(context, 0, await waitForSection(context, section.id, giveUpAfterSeconds));
  });
  const items: IDataObject[] | null = result as IDataObject[] | null;
  return items?.map((json) => ({ json, pairedItem })) ?? failures.map(failureItem);
}

async function documentsOf(context: IExecuteFunctions, inputs: number[]): Promise<IDataObject> {
  const from = context.getNodeParameter('documentsFrom', 0) as 'files' | 'extraction' | 'documents';
  if (from === 'extraction') return { extraction_id: requiredExtractionId(context, 0) };
  if (from === 'documents') {
    const ids = inputs.flatMap((item) => splitByComma(requiredText(context, item, documentIds)));
    return { document_ids: [...new Set(ids)] };
  }
  const run = currentRun(context);
  const files: FileReference[] = [];
  for (const item of inputs) files.push(await fileReference(context, run, item));
  return { files: files as unknown as IDataObject[] };
}
