import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { extractionPath, requiredExtractionId } from '../../../shared/required-text';
import { exportedFile } from '../exported-file';

/** All documents of a finished extraction as one file. */
export async function exportExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const path = extractionPath(context, item);
  const id = requiredExtractionId(context, item);
  const [file] = await exportedFile(context, item, { path: `${path}/export`, name: id });
  return file ? [{ ...file, json: { extraction_id: id, ...file.json } }] : [];
}
