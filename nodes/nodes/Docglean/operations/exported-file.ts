import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiResponse } from '../../shared/request';

const mimeTypes = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
};

type Format = keyof typeof mimeTypes;

/**
 * An export as a file of the output item; `name` is what it is called, less its ending. Without a
 * format the user's choice of format and rows counts.
 */
export async function exportedFile(
  context: IExecuteFunctions,
  item: number,
  file: { path: string; name: string; format?: Format },
): Promise<INodeExecutionData[]> {
  const format = file.format ?? (context.getNodeParameter('format', item) as Format);
  const field = context.getNodeParameter('binaryPropertyName', item) as string;
  const { body } = await apiResponse(context, {
    method: 'GET',
    path: file.path,
    qs: { format, ...(!file.format && { layout: context.getNodeParameter('layout', item) as string }) },
    encoding: 'arraybuffer',
    json: false,
    item,
  });
  const bytes = Buffer.from(body as Buffer);
  const fileName = `${file.name}.${format}`;
  return [
    {
      json: { file_name: fileName, size_bytes: bytes.length },
      binary: { [field]: await context.helpers.prepareBinaryData(bytes, fileName, mimeTypes[format]) },
      pairedItem: { item },
    },
  ];
}
