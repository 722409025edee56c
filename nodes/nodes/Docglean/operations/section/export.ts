import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportedFile } from '../exported-file';
import { sectionIdOf, sectionPath } from './path';

/** The table of sections and documents as a file. */
export const exportSection = (context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> =>
  exportedFile(context, item, {
    path: `${sectionPath(context, item)}/export`,
    name: sectionIdOf(context, item),
    format: context.getNodeParameter('sectionFormat', item) as 'csv' | 'json' | 'xlsx',
  });
