import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiResponse } from '../../shared/request';
import { extractionIdOf } from './extraction-id';

const mimeTypes = { csv: 'text/csv', json: 'application/json' };

/** All documents of a finished extraction as one file. */
export async function exportExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const extractionId = extractionIdOf(context, item);
  const format = context.getNodeParameter('format', item) as 'csv' | 'json';
  const field = context.getNodeParameter('binaryPropertyName', item) as string;
  const { body } = await apiResponse(context, {
    method: 'GET',
    path: `/v1/extractions/${encodeURIComponent(extractionId)}/export`,
    qs: { format, layout: context.getNodeParameter('layout', item) as string },
    encoding: 'arraybuffer',
    json: false,
    item,
  });
  const bytes = Buffer.from(body as Buffer);
  const fileName = `${extractionId}.${format}`;
  return [
    {
      json: { extraction_id: extractionId, file_name: fileName, size_bytes: bytes.length },
      binary: { [field]: await context.helpers.prepareBinaryData(bytes, fileName, mimeTypes[format]) },
      pairedItem: { item },
    },
  ];
}
