import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createOpenApiDocument } from '@docglean/contract';
import serverPackage from '../../server/package.json' with { type: 'json' };
import { samples } from '../documents/samples.ts';
import { drawReading } from './draw-reading.ts';

/** Writes the files that are made from others; with --check it only says whether they are as they should be. */

const root = path.join(import.meta.dirname, '../..');
const checkOnly = process.argv.includes('--check');

const generated = new Map<string, Buffer>();
const openApi = createOpenApiDocument(serverPackage.version);
generated.set('packages/contract/openapi.json', Buffer.from(`${JSON.stringify(openApi, null, 2)}\n`));
for (const { fileName, render } of samples) {
  const pdf = await render();
  generated.set(`server/samples/${fileName}`, pdf);
  if (fileName.includes('invoice'))
    generated.set('docs/what-it-reads.svg', Buffer.from(await drawReading(pdf)));
}

const stale = [...generated].filter(([file, content]) => !read(file)?.equals(content));
for (const [file, content] of stale) {
  if (checkOnly) {
    console.log(`${file} is not up to date: run "npm run generate" and commit the result.`);
  } else {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
    console.log(`wrote ${file}`);
  }
}
process.exit(checkOnly && stale.length > 0 ? 1 : 0);

function read(file: string): Buffer | null {
  try {
    return readFileSync(path.join(root, file));
  } catch {
    return null;
  }
}
