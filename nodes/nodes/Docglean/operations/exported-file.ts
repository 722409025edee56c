import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiResponse } from '../../shared/request';

const mimeTypes = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
};

/** An export as a file of the output item; `name` is what it is called, less its ending. */
export async function exportedFile(
  context: IExecuteFunctions,
  item: number,
  { path, name }: { path: string; name: string },
): Promise<INodeExecutionData[]> {
  const format = context.getNodeParameter('format', item) as keyof typeof mimeTypes;
  const field = context.getNodeParameter('binaryPropertyName', item) as string;
  const { body } = await apiResponse(context, {
    method: 'GET',
    path,
    qs: { format, layout: context.getNodeParameter('layout', item, 'documents') as string },
    encoding: 'arraybuffer',
    json: false,
    item,
  });
  const bytes = Buffer.from(body as Buffer);
  const fileName = `${name}.${format}`;
  return [
    {
      json: { file_name: fileName, size_bytes: bytes.length },
      binary: { [field]: await context.helpers.prepareBinaryData(bytes, fileName, mimeTypes[format]) },
      pairedItem: { item },
    },
  ];
}
