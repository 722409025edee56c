import type { ZObject } from 'zapier-platform-core';

/** A file on its way: nothing of it is kept in memory. */
export interface OpenFile {
  name: string;
  body: NodeJS.ReadableStream;
  /** undefined where its server does not say. */
  sizeBytes: number | undefined;
}

/** Opens the file of an earlier step, or the one at a web address. The API key stays at home. */
export async function openFile(z: ZObject, file: string): Promise<OpenFile> {
  const address = file.trim();
  if (!/^https?:\/\//i.test(address)) {
    throw new z.errors.Error(
      'The field "File" holds no file. Choose the file of an earlier step, or give the whole web address of one; it starts with https://.',
      'NO_FILE',
      400,
    );
  }
  const response = await z
    .request({ url: address, raw: true, skipThrowForStatus: true })
    .catch((error: Error) => {
      throw error.name === 'FetchError' ? notLoaded(z, 'its server does not answer') : error;
    });
  if (response.status >= 400) throw notLoaded(z, `its server answered with ${response.status}`);
  const size = response.getHeader('content-length');
  const packed = response.getHeader('content-encoding');
  return {
    name: nameOf(address, response.getHeader('content-disposition')),
    body: response.body,
    sizeBytes: size && !packed ? Number(size) : undefined,
  };
}

const notLoaded = (z: ZObject, why: string): Error =>
  new z.errors.Error(
    `The file could not be loaded: ${why}. Open the address in a private browser window: it must show or download the file without a login.`,
    'FILE_NOT_LOADED',
    400,
  );

/** As its server names it (RFC 6266), or the last part of its address. */
function nameOf(address: string, disposition = ''): string {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition);
  const named = decoded(encoded) ?? (plain?.[1] ?? plain?.[2])?.trim().replace(/\\(.)/g, '$1');
  const last = decoded(new URL(address).pathname.split('/').pop());
  return (named || last || 'document').replace(/[/\\]/g, '_').slice(-255);
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text.trim());
  } catch {
    return text;
  }
}
