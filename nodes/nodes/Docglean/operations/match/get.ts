import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Match } from '../../../shared/api';
import { matchJson } from '../../../shared/match-json';
import { apiRequest } from '../../../shared/request';
import { matchPath } from './path';

/** A match that was made before. */
export async function getMatch(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = matchPath(context, item);
  const { match } = await apiRequest<{ match: Match }>(context, { method: 'GET', path, item });
  const simplify = context.getNodeParameter('simplify', item, true) as boolean;
  return [{ json: matchJson(match, simplify), pairedItem: { item } }];
}
