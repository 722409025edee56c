import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fetchExtraction } from '../extraction/wait';
import { extractionIdOf } from './extraction-id';

export async function getExtraction(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const extraction = await fetchExtraction(context, extractionIdOf(context, item), { item });
  return [{ json: { ...extraction }, pairedItem: { item } }];
}
