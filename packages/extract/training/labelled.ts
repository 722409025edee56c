import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Field } from '@docglean/contract';
import { fieldsOfSchema, type JsonSchema } from '@docglean/contract';
import { type Content, readContent } from '../src/content.ts';
import { ExtractError } from '../src/errors.ts';
import { engineVersion } from '../src/version.ts';

/** A labelled document: what it says, and what should be found in it. */
export interface LabelledDocument {
  set: string;
  id: string;
  /** Issuer or template: documents of one group look alike. */
  group: string;
  content: Content;
  truth: Truth;
  /** The fields to find; absent where the kind of document says it. */
  fields?: Field[];
}

export interface Truth {
  /** Drawn by chance: no proof of how documents are, so it teaches less than one that somebody wrote. */
  generated?: boolean;
  document_type?: string | null;
  fields?: Record<string, unknown>;
  /** Known of the document, but not printed on it. */
  unprinted_fields?: Record<string, unknown>;
  schema?: JsonSchema;
  pairs?: { key: string; value: string }[];
}

export const readable: readonly string[] = ['pdf', 'docx', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'webp'];

/** The folder itself if it has labelled documents, else those in it. */
export function labelledFolders(folder: string): string[] {
  if (existsSync(path.join(folder, 'docs'))) return [folder];
  const within = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return within
    .map(({ name }) => path.join(folder, name))
    .filter((one) => existsSync(path.join(one, 'docs')));
}

/** The documents of a folder with `docs/NAME.EXT` and `truth/NAME.json` that the engine can open. */
export async function labelledDocuments(folder: string): Promise<LabelledDocument[]> {
  const set = path.basename(folder);
  const documents: LabelledDocument[] = [];
  for (const file of readdirSync(path.join(folder, 'docs')).sort()) {
    if (!readable.includes(path.extname(file).slice(1).toLowerCase())) continue;
    const { name: id } = path.parse(file);
    const truth = JSON.parse(readFileSync(path.join(folder, 'truth', `${id}.json`), 'utf8'));
    const content = await knownContent(new Uint8Array(readFileSync(path.join(folder, 'docs', file))));
    if (!content) continue;
    documents.push({
      set,
      id,
      group: truth.group ?? id,
      content,
      truth,
      ...(truth.schema && { fields: fieldsOfSchema(truth.schema) }),
    });
  }
  return documents;
}

const cache = path.resolve(import.meta.dirname, '../../../.cache/content');

/** Reading pictures takes long, and finding fields is what is tried again and again: read once for each version of the readers. */
async function knownContent(bytes: Uint8Array): Promise<Content | null> {
  const file = path.join(cache, readers, `${createHash('sha256').update(bytes).digest('hex')}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const content = await readContent(bytes).catch((error: unknown) => {
    if (error instanceof ExtractError) return null;
    throw error;
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
  return content;
}

const readers = `${engineVersion}-${hashOf(
  ['docx', 'einvoice', 'image', 'ocr', 'pdf'].map((folder) =>
    path.resolve(import.meta.dirname, '../src', folder),
  ),
)}`;

function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
