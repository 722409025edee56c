import type { Answer, Arrived } from './platform.ts';

export interface StoredFile {
  name: string;
  bytes: Buffer;
}

/** Zapier's file store: a form with the file comes in, and from then on it has an address. */
export async function storeFile(
  stored: Map<string, StoredFile>,
  { path, method, headers, body }: Arrived,
): Promise<Answer> {
  if (method !== 'POST') {
    const file = stored.get(path.slice('/store/'.length));
    return file ? { status: 200, bytes: file.bytes } : { status: 404, json: {} };
  }
  if (!headers['content-length']) return { status: 411, json: {} };
  const request = new Request('http://store', {
    method,
    headers: { 'content-type': headers['content-type'] ?? '' },
    body: new Uint8Array(body),
  });
  const form = await request.formData();
  const file = form.get('file') as File;
  stored.set(String(form.get('key')), { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
  return { status: 204 };
}
