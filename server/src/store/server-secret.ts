import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const secretBytes = 32;

/**
 * What the server locks secrets of others with, so that neither the database nor a copy of it can tell them. It is made
 * at the first start and lies in the data folder, which all processes of a server share; only its owner may read it.
 * Throws a sentence for the operator where the file is damaged.
 */
export function loadServerSecret(dataDir: string): Buffer {
  const file = path.join(dataDir, 'secret.key');
  const known = readSecret(file);
  if (known) return known;
  // Written beside and linked: of two processes that start together one is first, and nobody reads half a secret.
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, randomBytes(secretBytes), { mode: 0o600, flush: true });
  chmodSync(beside, 0o600);
  try {
    linkSync(beside, file);
  } catch (error) {
    // Not every file system can link: there the last of them wins, and all read that one.
    if (!isCode(error, 'EEXIST')) renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
  return readSecret(file) ?? loadServerSecret(dataDir);
}

function readSecret(file: string): Buffer | null {
  let secret: Buffer;
  try {
    secret = readFileSync(file);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  if (secret.length === secretBytes) return secret;
  throw new Error(
    `The file ${file} is damaged. Put it back from a backup, or delete it: then callbacks that wait to be signed with it are sent without a signature.`,
  );
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;
