import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { listedItems } from '../../../shared/list-items';

/** Comparisons without what was found, newest first. */
export const getManySections = (context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> =>
  listedItems(context, item, '/v1/sections', {});
