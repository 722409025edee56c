import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { PollContext, pollingTrigger, prepare, type RunOptions } from './n8n-engine.ts';

/** The polling trigger in an active workflow: each call is one look, as n8n's schedule makes them. */
export async function pollNode({ parameters, credentials }: Pick<RunOptions, 'parameters' | 'credentials'>) {
  const { workflow, node, additionalData } = await prepare(
    { parameters, credentials, items: [] },
    pollingTrigger,
  );
  const look = async (mode: 'trigger' | 'manual'): Promise<INodeExecutionData[] | null> => {
    const context = new PollContext(workflow, node, additionalData as never, mode, 'activate');
    return (await pollingTrigger.poll?.call(context as never))?.[0] ?? null;
  };
  return {
    look: () => look('trigger'),
    /** "Execute step" in the editor. */
    sample: () => look('manual'),
    state: (): IDataObject => workflow.getStaticData('node', node),
  };
}
