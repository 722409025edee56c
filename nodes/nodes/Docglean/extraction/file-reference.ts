import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { FileReference } from '../../shared/api';
import { apiRequest } from '../../shared/request';
import { requiredText } from '../../shared/required-text';
import { idempotencyKey, type Run } from './run';

const uploadId = {
  parameter: 'uploadId',
  name: 'Upload ID',
  from: 'Use the ID that POST /v1/uploads of the Docglean server gave. It starts with "upl_" and is good for 24 hours.',
};

/** The file of an input item as an extraction refers to it; a binary file is uploaded for that. */
export async function fileReference(
  context: IExecuteFunctions,
  run: Run,
  item: number,
): Promise<FileReference> {
  const from = context.getNodeParameter('fileFrom', item) as 'binary' | 'upload' | 'url';
  if (from === 'binary') return { upload_id: await upload(context, run, item) };
  if (from === 'upload') return { upload_id: requiredText(context, item, uploadId) };
  const url = (context.getNodeParameter('fileUrl', item) as string).trim();
  if (/^https?:\/\//i.test(url)) return { url };
  throw new NodeOperationError(context.getNode(), `"${url}" is not a web address`, {
    itemIndex: item,
    description: 'Give the whole address of the file. It starts with https:// or http://.',
  });
}

async function upload(context: IExecuteFunctions, run: Run, item: number): Promise<string> {
  const { body, sizeBytes, fileName } = await openBinary(context, item);
  const { upload } = await apiRequest<{ upload: { id: string } }>(context, {
    method: 'POST',
    path: '/v1/uploads',
    item,
    qs: { file_name: fileName },
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': sizeBytes,
      'idempotency-key': idempotencyKey(run, `upload:${item}`),
    },
    body,
    // To be able to send it again after a redirect, n8n would keep the whole file in memory.
    disableFollowRedirect: true,
  });
  return upload.id;
}

/** A file that n8n keeps on disk is streamed, so that its size does not matter; one in memory is there anyway. */
async function openBinary(context: IExecuteFunctions, item: number) {
  const field = context.getNodeParameter('binaryPropertyName', item) as string;
  const binary = context.helpers.assertBinaryData(item, field);
  const fileName = binary.fileName || `file${binary.fileExtension ? `.${binary.fileExtension}` : ''}`;
  if (binary.id) {
    const { fileSize } = await context.helpers.getBinaryMetadata(binary.id);
    return { body: await context.helpers.getBinaryStream(binary.id), sizeBytes: fileSize, fileName };
  }
  const body = await context.helpers.getBinaryDataBuffer(item, field);
  return { body, sizeBytes: body.length, fileName };
}
