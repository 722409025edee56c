import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Section } from '../../../shared/api';
import { apiRequest } from '../../../shared/request';
import { askUntil } from '../../extraction/wait';

const defaultWaitSeconds = 600;

/** Asks until a comparison is done. Throws where it has failed, and where it takes longer than the user wants to wait. */
export async function waitForSection(
  context: IExecuteFunctions,
  id: string,
  waitSeconds = defaultWaitSeconds,
): Promise<Section> {
  const section = await askUntil<Section>(
    Date.now() + waitSeconds * 1000,
    ({ status }) => status === 'completed' || status === 'failed',
    async (wait) => {
      const path = `/v1/sections/${encodeURIComponent(id)}`;
      return (await apiRequest<{ section: Section }>(context, { method: 'GET', path, qs: { wait } })).section;
    },
  );
  if (section.status === 'completed') return section;
  if (section.status === 'failed') {
    throw new NodeOperationError(context.getNode(), 'The documents could not be compared', {
      description: section.error?.message,
    });
  }
  throw new NodeOperationError(context.getNode(), `The comparison is not done after ${waitSeconds} seconds`, {
    description: `The server is still working on it. Raise "Give Up After", or get it later with Section > Get and the ID ${id}.`,
  });
}
