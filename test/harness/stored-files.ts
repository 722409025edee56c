import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files that a server keeps of documents. */
export function storedFiles({ dataDir }: { dataDir: string }): string[] {
  const folder = path.join(dataDir, 'files');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile());
}
