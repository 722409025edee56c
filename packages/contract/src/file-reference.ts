import * as z from 'zod';
import { idOf } from './ids.ts';

export const HttpUrl = z.url({
  protocol: /^https?$/,
  error: 'This is not a web address. It starts with https:// or http://.',
});

export const FileReference = z
  .union([
    z.strictObject({
      url: HttpUrl.meta({ description: 'Where the server loads the file from.' }),
      file_name: z.string().min(1).max(255).optional(),
    }),
    z.strictObject({
      upload_id: idOf('upload').meta({ description: 'From POST /v1/uploads, within 24 hours.' }),
    }),
    z.strictObject({
      file_name: z.string().min(1).max(255),
      content_base64: z.base64({ error: 'This is not base64 text.' }).min(1, 'The file is empty.'),
    }),
  ])
  .meta({
    id: 'FileReference',
    description: 'A file by its web address, by an earlier upload, or as base64 text.',
  });
export type FileReference = z.output<typeof FileReference>;
