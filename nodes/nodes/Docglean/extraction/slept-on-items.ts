import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

/**
 * The input items of the run that is asleep. n8n gives a woken node none, but an expression still reaches what the node
 * before it gave. Empty where several nodes lead here: which of them this run came from cannot be told.
 */
export function sleptOnItems(context: IWebhookFunctions): INodeExecutionData[] {
  const parents = context.getParentNodes(context.getNode().name, { connectionType: 'main', depth: 1 });
  const [parent] = parents;
  if (!parent || parents.length > 1) return [];
  return context.evaluateExpression(`{{ $(${JSON.stringify(parent.name)}).all() }}`) as INodeExecutionData[];
}
