import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { runCommand } from '../harness/run-command.ts';
import { byHeader, parseCsv } from './read-csv.ts';
import { textFile } from './sample-files.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
const lease = async (name: string, tenant: string, rent: string) => {
  const file = await textFile(name, [
    'Tenancy Agreement',
    '1. Parties',
    `This agreement is made between Northwind Homes Ltd and ${tenant}.`,
    '2. Rent',
    `The monthly rent is ${rent} and is due on the third working day.`,
  ]);
  writeFileSync(at(name), Buffer.from(await file.arrayBuffer()));
};
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docglean-compare-'));
  await lease('berg.pdf', 'Anna Berg', 'EUR 900.00');
  await lease('vogel.pdf', 'Karl Vogel', 'EUR 1,200.00');
  await lease('moreau.pdf', 'Claire Moreau', 'EUR 750.00');
  writeFileSync(at('junk.bin'), Buffer.alloc(2000, 7));
  writeFileSync(at('empty.pdf'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const leases = () => ['berg.pdf', 'vogel.pdf', 'moreau.pdf'].map(at);
const run = (words: string[]) => runCommand(['compare', ...words], { DOCGLEAN_DATA_DIR: at('data') });

test('sections, and under each what differs in which file; a line of progress for each file', async () => {
  const { stdout, stderr, code } = await run(leases());
  expect(code).toBe(0);
  expect(stdout).toMatch(/3 documents, \d+ % alike/);
  expect(stdout).toMatch(
    /2 {2}Parties[\s\S]*name\n {6}berg\.pdf +Anna Berg\n {6}vogel\.pdf +Karl Vogel\n {6}moreau\.pdf +Claire Moreau/,
  );
  expect(stdout).toMatch(/3 {2}Rent[\s\S]*amount\n {6}berg\.pdf +EUR 900\.00\n/);
  expect(stderr.trim().split('\n')).toHaveLength(3);
  expect(existsSync(at('data'))).toBe(false);
});

test('--json, --csv and --xlsx give the same as the server', async () => {
  const json = JSON.parse((await run([...leases(), '--json'])).stdout);
  expect(json.sections.map(({ name }: { name: string }) => name)).toEqual([
    'Tenancy Agreement',
    'Parties',
    'Rent',
  ]);
  const { stdout } = await run([...leases(), '--csv', '--xlsx', at('out.xlsx')]);
  const amounts = { 'berg.pdf': 'EUR 900.00', 'vogel.pdf': 'EUR 1,200.00', 'moreau.pdf': 'EUR 750.00' };
  const rows = byHeader(parseCsv(stdout.slice(1)));
  expect(rows.find(({ kind }) => kind === 'amount')).toMatchObject(amounts);
  const book = readWorkbook(readFileSync(at('out.xlsx')));
  const sheet = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Sections ?? {});
  expect(sheet.find(({ kind }) => kind === 'amount')).toMatchObject(amounts);
});

test('files that cannot be read are left out and named; the exit code is 1', async () => {
  const files = [...leases(), at('junk.bin'), at('empty.pdf'), at('gone.pdf')];
  const { stdout, code } = await run(files);
  expect(code).toBe(1);
  expect(stdout).toContain('junk.bin: This kind of file cannot be read yet.');
  expect(stdout).toContain('empty.pdf: The file is empty');
  expect(stdout).toContain('gone.pdf: The file cannot be opened: there is no such file.');
  expect(stdout).toMatch(/3 documents, \d+ % alike/);
});

test('fewer than three files, or fewer that can be read, is said in a sentence', async () => {
  const two = await run(leases().slice(1));
  expect([two.code, two.stderr]).toEqual([
    1,
    expect.stringContaining('Write "compare" and 3 to 30 files (there are 2).'),
  ]);
  const same = await run([at('berg.pdf'), at('berg.pdf'), at('vogel.pdf')]);
  expect(same.stderr).toContain('(there are 2)');
  const broken = await run([...leases().slice(1), at('junk.bin')]);
  expect([broken.code, broken.stderr]).toEqual([
    1,
    expect.stringMatching(/Only 2 of the files could be read[\s\S]*junk\.bin: /),
  ]);
});
