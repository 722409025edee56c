import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../harness/run-command.ts';
import { invoiceFile, textFile } from './sample-files.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
const put = async (file: File) => writeFileSync(at(file.name), Buffer.from(await file.arrayBuffer()));
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docglean-extract-'));
  await put(await invoiceFile('INV-1'));
  await put(await invoiceFile('INV-2'));
  await put(await textFile('note.pdf', ['Delivery note', 'Ship code: AB-17', 'Parcels: 4']));
  writeFileSync(at('junk.bin'), Buffer.alloc(2000, 7));
  writeFileSync(at('empty.pdf'), '');
  mkdirSync(at('folder'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (words: string[], env: Record<string, string> = {}) =>
  runCommand(['extract', ...words], { DOCGLEAN_DATA_DIR: at('data'), ...env });

test('values are printed with their confidence, a line of progress for each file', async () => {
  const { stdout, stderr, code } = await run([at('INV-1.pdf'), at('INV-2.pdf')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/INV-1\.pdf {2}invoice[\s\S]*invoice_number {2,}INV-1 +\d+ %[\s\S]*INV-2\.pdf/);
  expect(stdout).toMatch(/total_amount {2,}119\.00 +\d+ %/);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^1 of 2 {2}.*\.pdf: completed$/),
    expect.stringMatching(/^2 of 2 {2}.*\.pdf: completed$/),
  ]);
});

test('what cannot be read is named with the reason, the rest is read, and the exit code is 1', async () => {
  const names = ['gone.pdf', 'folder', 'empty.pdf', 'junk.bin', 'INV-1.pdf'];
  const { stdout, code } = await run([...names.map(at), '--json']);
  expect(code).toBe(1);
  const read = JSON.parse(stdout);
  expect(read.map((one: { file_name: string }) => one.file_name)).toEqual(names);
  expect(read.map((one: { error: { message: string } | null }) => one.error?.message)).toEqual([
    'The file cannot be opened: there is no such file.',
    'The file cannot be opened: this is a folder.',
    expect.stringContaining('The file is empty'),
    expect.stringContaining('This kind of file cannot be read yet.'),
    undefined,
  ]);
  expect(read[4]).toMatchObject({
    status: 'completed',
    result: { invoice_number: 'INV-1', total_amount: 119 },
  });
  const plain = await run([at('gone.pdf')]);
  expect([plain.code, plain.stdout]).toEqual([
    1,
    expect.stringMatching(/gone\.pdf[\s\S]*there is no such file/),
  ]);
});

test('fields of your own come from a file, as a list or a JSON Schema', async () => {
  writeFileSync(at('list.json'), JSON.stringify([{ name: 'Ship code', type: 'string' }]));
  const properties = { 'Ship code': { type: 'string' }, Parcels: { type: 'integer' } };
  writeFileSync(at('schema.json'), JSON.stringify({ type: 'object', properties }));
  const read = async (fields: string) =>
    JSON.parse((await run([at('note.pdf'), '--fields', at(fields), '--json'])).stdout)[0].result;
  expect(await read('list.json')).toEqual({ 'Ship code': 'AB-17' });
  expect(await read('schema.json')).toEqual({ 'Ship code': 'AB-17', Parcels: 4 });
});

test('mode text prints the text', async () => {
  const { stdout } = await run([at('note.pdf'), '--mode', 'text']);
  expect(stdout).toContain('Ship code: AB-17');
});

test.each([
  [['--type', 'poem'], '--type has a wrong value (it is "poem"). Write auto, invoice,'],
  [['--mode', 'fast'], '--mode has a wrong value (it is "fast"). Write fields, text.'],
  [['--fields', 'gone.json'], 'The fields cannot be read: gone.json: there is no such file.'],
  [['--fields', 'package.json'], 'describes no fields that can be looked for'],
])('%j is answered with a sentence', async (words, sentence) => {
  const { code, stderr } = await run([at('INV-1.pdf'), ...words]);
  expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
});

test('a file above the limit is not read', async () => {
  writeFileSync(at('large.pdf'), Buffer.alloc(1024 * 1024 + 1));
  const { stdout, code } = await run([at('large.pdf')], { DOCGLEAN_MAX_FILE_MB: '1' });
  expect([code, stdout]).toEqual([1, expect.stringContaining('larger than 1 MB')]);
});
