import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { FileReference, Section } from '../../../shared/api';
import { apiRequest } from '../../../shared/request';
import { requiredExtractionId, requiredText } from '../../../shared/required-text';
import { splitByComma } from '../../../shared/split-by-comma';
import { failureItem, orFailures } from '../../extraction/failure';
import { fileReference } from '../../extraction/file-reference';
import { currentRun, idempotencyKey } from '../../extraction/run';
import { isCallbackRefused } from '../../extraction/submit';
import { callbackOf, hintAtPrivateAddress, sleep } from '../../extraction/suspend';
import { waitModeOf } from '../../extraction/wait-mode';
import { type SectionItemPer, sectionJson } from '../../output/section-items';
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

const defaultWaitSeconds = { suspend: 3600, poll: 600 };

/**
 * Compares the documents of all input items with each other: one comparison for the run. The execution sleeps until the
 * server calls, or asks again and again where the server does not call n8n's address.
 */
export async function createSection(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const inputs = [...context.getInputData().keys()];
  const pairedItem = inputs.map((item) => ({ item }));
  const mode = waitModeOf(context);
  const { giveUpAfterSeconds } = context.getNodeParameter('sectionOptions', 0, {}) as Options;
  const seconds = giveUpAfterSeconds ?? defaultWaitSeconds[mode === 'suspend' ? 'suspend' : 'poll'];
  const { result, failures } = await orFailures(context, inputs, async () => {
    const body = await bodyOf(context, inputs);
    if (mode === 'suspend') {
      const callback = await callbackOf(context, currentRun(context), seconds);
      const calls = await submit(context, { ...body, ...callback }, 'wake-section').then(
        () => true,
        (error: unknown) => {
          if (isCallbackRefused(error)) return false;
          throw error;
        },
      );
      if (calls) return null;
      hintAtPrivateAddress(context);
    }
    const section = await submit(context, body, 'section');
    if (mode === 'return') return sectionJson(section, 'comparison');
    return sectionJson(await waitForSection(context, section.id, seconds), itemPerOf(context));
  });
  if (failures.length > 0) return failures.map(failureItem);
  if (result) return result.map((json) => ({ json, pairedItem }));
  await sleep(context, seconds);
  return context.getInputData();
}

const itemPerOf = (context: IExecuteFunctions): SectionItemPer =>
  context.getNodeParameter('sectionItemPer', 0, 'comparison') as SectionItemPer;

async function submit(context: IExecuteFunctions, body: IDataObject, request: string): Promise<Section> {
  const { section } = await apiRequest<{ section: Section }>(context, {
    method: 'POST',
    path: '/v1/sections',
    headers: { 'idempotency-key': idempotencyKey(currentRun(context), request) },
    body,
  });
  return section;
}

async function bodyOf(context: IExecuteFunctions, inputs: number[]): Promise<IDataObject> {
  const { customerId, language, name, pages } = context.getNodeParameter('sectionOptions', 0, {}) as Options;
  const { executionId, nodeId, runIndex } = currentRun(context);
  return {
    ...(await documentsOf(context, inputs)),
    ...(customerId && { customer_id: customerId }),
    ...(language && { language: language.trim().toLowerCase() }),
    ...(name && { name }),
    ...(pages && { pages: pages.trim() }),
    metadata: { n8n: { execution_id: executionId, node_id: nodeId, run_index: runIndex } },
  };
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
