import type { IExecuteFunctions } from 'n8n-workflow';

export type WaitMode = 'suspend' | 'poll' | 'return';

/** How the user wants to wait; polling instead of sleeping where nothing can sleep. */
export function waitModeOf(context: IExecuteFunctions): WaitMode {
  const mode = context.getNodeParameter('waitMode', 0) as WaitMode;
  return mode === 'suspend' && isTool(context) ? 'poll' : mode;
}

/**
 * An agent waits for the answer of its tool; it cannot sleep meanwhile. Where n8n's engine runs the tools of an agent as nodes,
 * only the type tells that it is one.
 */
const isTool = (context: IExecuteFunctions): boolean =>
  context.isToolExecution?.() || context.getNode().type.endsWith('Tool');
