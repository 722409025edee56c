import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';

/** A stored file, described by its content, not by what the sender said. */
export interface StoredBlob {
  key: string;
  sizeBytes: number;
  sha256: string;
  mimeType: string;
}

export class BlobTooLargeError extends Error {}

/** Keeps original files outside the database and the queue. */
export interface BlobStore {
  /** Stores a stream of at most `maxBytes`; throws BlobTooLargeError beyond, and then keeps nothing. */
  write(source: Readable, maxBytes: number): Promise<StoredBlob>;
  read(key: string): Promise<Uint8Array>;
  stream(key: string): Readable;
  /** Deleting what is gone is fine. */
  delete(key: string): Promise<void>;
  /** What was stored before that time, folder by folder; what was never finished is deleted on the way. */
  olderThan(time: Date): AsyncIterable<string[]>;
}

const unfinished = '.part';

/** What file-type looks at to tell formats apart. */
const sniffBytes = 4100;

/** A blob store in a folder: `ab/<uuid>`, written beside and renamed, so that no half file ever has a key. */
export function folderBlobStore(folder: string): BlobStore {
  const fileOf = (key: string) => path.join(folder, key.slice(0, 2), key);

  return {
    async write(source, maxBytes) {
      const key = randomUUID();
      const target = fileOf(key);
      const temporary = target + unfinished;
      await mkdir(path.dirname(target), { recursive: true });
      const hash = createHash('sha256');
      const head: Buffer[] = [];
      let headBytes = 0;
      let sizeBytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.length;
          if (sizeBytes > maxBytes) return done(new BlobTooLargeError());
          hash.update(chunk);
          if (headBytes < sniffBytes) {
            head.push(chunk);
            headBytes += chunk.length;
          }
          done(null, chunk);
        },
      });
      try {
        await pipeline(source, measure, createWriteStream(temporary, { flush: true }));
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      const type = await fileTypeFromBuffer(Buffer.concat(head));
      return {
        key,
        sizeBytes,
        sha256: hash.digest('hex'),
        mimeType: type?.mime ?? 'application/octet-stream',
      };
    },
    read: (key) => readFile(fileOf(key)),
    stream: (key) => createReadStream(fileOf(key)),
    delete: (key) => rm(fileOf(key), { force: true }),
    async *olderThan(time) {
      const folders = await readdir(folder).catch(() => []);
      for (const part of folders) {
        const keys: string[] = [];
        for (const name of await readdir(path.join(folder, part))) {
          const file = path.join(folder, part, name);
          const { mtime } = await stat(file).catch(() => ({ mtime: new Date() }));
          if (mtime >= time) continue;
          if (name.endsWith(unfinished)) await rm(file, { force: true });
          else keys.push(name);
        }
        if (keys.length > 0) yield keys;
      }
    },
  };
}
