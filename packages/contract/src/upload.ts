import * as z from 'zod';
import { idOf } from './ids.ts';

export const Upload = z
  .strictObject({
    id: idOf('upload'),
    file_name: z.string(),
    mime_type: z.string(),
    size_bytes: z.int(),
    sha256: z.string(),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'Upload', description: 'A file waiting to be used in an extraction.' });
export type Upload = z.output<typeof Upload>;
