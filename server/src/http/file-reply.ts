import type { Readable } from 'node:stream';
import { create as attachment } from 'content-disposition';
import type { Reply } from './types.ts';

/** A file to save under its name. */
export const fileReply = (file: { fileName: string; contentType: string; content: Readable }): Reply => ({
  file: file.content,
  headers: { 'content-type': file.contentType, 'content-disposition': attachment(file.fileName) },
});
