import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for client programs while the tests of a `describe` run: files are saved there for them, and they write there. */
export function clientFolder(): { folder: string; save(file: File): Promise<string> } {
  const folder = mkdtempSync(path.join(tmpdir(), 'docglean-clients-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    async save(file) {
      const saved = path.join(folder, file.name);
      writeFileSync(saved, Buffer.from(await file.arrayBuffer()));
      return saved;
    },
  };
}
