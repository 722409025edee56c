import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Match } from '../../../shared/api';
import { matchJson } from '../../../shared/match-json';
import { apiRequest } from '../../../shared/request';
import { matchPath } from './path';

/** Keeps what a person says of a match. */
export async function reviewMatch(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const note = context.getNodeParameter('note', item, '') as string;
  const { match } = await apiRequest<{ match: Match }>(context, {
    method: 'PUT',
    path: `${matchPath(context, item)}/review`,
    body: {
      decision: context.getNodeParameter('decision', item) as string,
      ...(note && { note }),
    },
    item,
  });
  const simplify = context.getNodeParameter('simplify', item, true) as boolean;
  return [{ json: matchJson(match, simplify), pairedItem: { item } }];
}
