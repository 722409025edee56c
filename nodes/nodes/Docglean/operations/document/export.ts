import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { documentPath, requiredDocumentId } from '../../../shared/required-text';
import { exportedFile } from '../exported-file';

/** One document as a file. */
export async function exportDocument(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const name = requiredDocumentId(context, item);
  return exportedFile(context, item, { path: `${documentPath(context, item)}/export`, name });
}
