import type { Upload } from '@docglean/contract';
import type { Api } from '../api.ts';

export const uploadsOf = ({ json }: Api) => ({
  /** Stores one file; use its id in an extraction within 24 hours. A stream is sent once, without retries. */
  create: async (file: Blob | ReadableStream<Uint8Array>, fileName: string): Promise<Upload> => {
    const parts = {
      query: { file_name: fileName },
      body: file,
      headers: { 'Content-Type': 'application/octet-stream' },
    };
    return (await json<{ upload: Upload }>('POST', '/v1/uploads', parts)).upload;
  },
});
