import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Section } from '../../../shared/api';
import { type ApiContext, apiRequest } from '../../../shared/request';
import { askUntil } from '../../extraction/wait';

export const notCompared = 'The documents could not be compared';

export async function fetchSection(context: ApiContext, id: string, waitSeconds = 0): Promise<Section> {
  const { section } = await apiRequest<{ section: Section }>(context, {
    method: 'GET',
    path: `/v1/sections/${encodeURIComponent(id)}`,
    qs: { wait: waitSeconds },
  });
  return section;
}

/** Asks until a comparison is done. Throws where it has failed, and where it takes longer than the user wants to wait. */
export async function waitForSection(
  context: IExecuteFunctions,
  id: string,
  waitSeconds: number,
): Promise<Section> {
  const section = await askUntil<Section>(
    Date.now() + waitSeconds * 1000,
    ({ status }) => status === 'completed' || status === 'failed',
    (wait) => fetchSection(context, id, wait),
  );
  if (section.status === 'completed') return section;
  if (section.status === 'failed') {
    throw new NodeOperationError(context.getNode(), notCompared, { description: section.error?.message });
  }
  throw new NodeOperationError(context.getNode(), `The comparison is not done after ${waitSeconds} seconds`, {
    description: `The server is still working on it. Raise "Give Up After", or get it later with Section > Get and the ID ${id}.`,
  });
}
