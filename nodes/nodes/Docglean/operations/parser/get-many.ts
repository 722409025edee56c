import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { listedItems } from '../../../shared/list-items';

/** The account's own parsers, newest first, then the built-in ones unless they are left out. */
export function getManyParsers(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const search = (context.getNodeParameter('search', item, '') as string).trim();
  const builtIn = context.getNodeParameter('builtIn', item, true) as boolean;
  return listedItems(context, item, '/v1/parsers', {
    presets: builtIn ? 'include' : 'exclude',
    ...(search && { search }),
  });
}
