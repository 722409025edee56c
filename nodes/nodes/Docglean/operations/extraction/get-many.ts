import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { listedItems } from '../../../shared/list-items';
import { listFilters } from '../list-filters';

/** Extractions, newest first. */
export const getManyExtractions = (context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> =>
  listedItems(context, item, '/v1/extractions', listFilters(context, item));
