import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { extractionPath } from '../../../shared/required-text';
import { exportedFile } from '../exported-file';

/** All documents of a finished extraction as one file. */
export async function exportExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const path = extractionPath(context, item);
  const id = (context.getNodeParameter('extractionId', item) as string).trim();
  const [file] = await exportedFile(context, item, { path: `${path}/export`, name: id });
  return file ? [{ ...file, json: { extraction_id: id, ...file.json } }] : [];
}
