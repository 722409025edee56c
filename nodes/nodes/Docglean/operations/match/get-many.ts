import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Match } from '../../../shared/api';
import { listedItems } from '../../../shared/list-items';
import { matchJson } from '../../../shared/match-json';

/** Matches, newest first, narrowed to a result and to what a person said. */
export async function getManyMatches(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const { result, decision } = context.getNodeParameter('matchFilters', item, {}) as {
    result?: string;
    decision?: string;
  };
  const qs: IDataObject = { ...(result && { result }), ...(decision && { decision }) };
  const simplify = context.getNodeParameter('simplify', item, true) as boolean;
  const matches = await listedItems(context, item, '/v1/matches', qs);
  return matches.map(({ json, ...rest }) => ({
    ...rest,
    json: matchJson(json as unknown as Match, simplify),
  }));
}
