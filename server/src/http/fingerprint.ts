import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';

/** What makes two requests the same. */
export interface Fingerprint {
  /** Null where the body was not read to its end. */
  done(): Promise<Buffer | null>;
}

const json = (value: unknown) => JSON.stringify(value) ?? '';

/**
 * Takes the fingerprint of a request while its body goes by: nothing is held, whoever reads the body reads it as
 * before. Two forms are the same if their parts are, for the line between the parts is another one at each try.
 */
export function fingerprintOf(request: Request): Fingerprint {
  const hash = createHash('sha256').update(json([request.params, request.query]));
  // Parsed already: an object, or nothing at all.
  if (request.body !== undefined) {
    const digest = hash.update(json(request.body)).digest();
    return { done: async () => digest };
  }
  const parts = request.is('multipart/form-data') ? formParts(request) : null;
  // Paused, so that a listener does not start the flow: that is for whoever reads the body.
  request.pause();
  request.on('data', (chunk: Buffer) => {
    if (parts) parts.write(chunk);
    else hash.update(chunk);
  });
  return {
    async done() {
      if (!request.complete) return null;
      if (!request.readableEnded) await drained(request);
      if (!parts) return hash.digest();
      const digest = await parts.end();
      return digest && hash.update(digest).digest();
    },
  };
}

/** Reads a body only for its fingerprint. Null where it is longer than `maxBytes`. */
export async function readFingerprint(request: Request, maxBytes: number): Promise<Buffer | null> {
  const fingerprint = fingerprintOf(request);
  let bytes = 0;
  await new Promise<void>((resolve) => {
    if (request.readableEnded) return resolve();
    request
      .on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxBytes) resolve();
      })
      .once('end', resolve)
      .once('close', resolve)
      .resume();
  });
  return bytes > maxBytes ? null : fingerprint.done();
}

const drained = (stream: Readable) =>
  new Promise<void>((resolve) => {
    stream.once('end', resolve).once('close', resolve).resume();
  });

/** The parts of a form one by one: names, values, and for files the hash of their bytes. */
function formParts(request: Request) {
  const hash = createHash('sha256');
  let parser: busboy.Busboy;
  try {
    parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
  } catch {
    // Not a form at all, which whoever reads it will say.
    return { write: () => {}, end: async () => null };
  }
  const files: { at: number; name: string; digest: Buffer | null }[] = [];
  let at = 0;
  let broken = false;
  const finished = new Promise<void>((resolve) => parser.once('close', resolve));
  parser.on('error', () => {
    broken = true;
  });
  parser.on('field', (name, value) => {
    hash.update(json([at, name, value]));
    at += 1;
  });
  parser.on('file', (name, stream, { filename }) => {
    const file = { at, name: json([name, filename]), digest: null as Buffer | null };
    at += 1;
    files.push(file);
    const bytes = createHash('sha256');
    stream.on('data', (chunk: Buffer) => bytes.update(chunk));
    stream.on('end', () => {
      file.digest = bytes.digest();
    });
    stream.on('error', () => {});
  });
  return {
    write: (chunk: Buffer) => {
      if (!broken) parser.write(chunk);
    },
    async end(): Promise<Buffer | null> {
      if (!broken) {
        parser.end();
        await finished;
      }
      if (broken || files.some((file) => !file.digest)) return null;
      for (const file of files) hash.update(json([file.at, file.name, file.digest?.toString('hex')]));
      return hash.digest();
    },
  };
}
