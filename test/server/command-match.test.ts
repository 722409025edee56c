import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderInvoice } from '../documents/invoice.ts';
import { renderOrder } from '../documents/order.ts';
import { sumsOf } from '../documents/truth.ts';
import { runCommand } from '../harness/run-command.ts';
import { chairs, lamps, orderOf, paper } from './papers.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docglean-match-'));
  const ordered = paper('INV-1', 'PO-4711', [chairs(10), lamps(4)]);
  writeFileSync(at('order.pdf'), await renderOrder(ordered, '2026-05-01'));
  writeFileSync(at('right.pdf'), await renderInvoice(ordered, { layout: 'banner' }));
  const lines = [chairs(12), lamps(4)];
  const charged = { ...ordered, number: 'INV-2', lines, ...sumsOf(lines, ordered.taxRate) };
  writeFileSync(at('wrong.pdf'), await renderInvoice(charged, { layout: 'banner' }));
  const other = orderOf(paper('', 'PO-5822', [lamps(9)]));
  writeFileSync(at('other.xml'), Buffer.from(await other.arrayBuffer()));
  writeFileSync(at('broken.pdf'), Buffer.alloc(2000, 7));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (words: string[]) => runCommand(['match', ...words], { DOCGLEAN_DATA_DIR: at('data') });

test('an invoice is compared with the order it belongs to, line by line', async () => {
  const { stdout, code } = await run(['wrong.pdf', 'other.xml', 'order.pdf'].map(at));
  expect(code).toBe(1);
  expect(stdout).toMatch(/mismatched {2}Invoice INV-2 does not agree with purchase order PO-4711/);
  expect(stdout).toMatch(/✗ 12 × Oak chair at 49\.00 +10 × Oak chair at 49\.00\n.*2 more, 98\.00 too much\./);
  expect(stdout).toMatch(/✓ 4 × Table lamp, brass at 19\.90 +4 × Table lamp, brass/);
});

test('one that agrees has the exit code 0, and JSON on request', async () => {
  const { stdout, code } = await run([at('right.pdf'), at('order.pdf'), '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    document_id: at('right.pdf'),
    result: 'matched',
    counterparts: [{ document_id: at('order.pdf'), number: 'PO-4711' }],
    differences: [],
  });
});

test('what differs is tolerated on request', async () => {
  const { code } = await run([at('wrong.pdf'), at('order.pdf'), '--tolerance', '500', '--percent', '50']);
  // Two chairs more are two chairs more.
  expect(code).toBe(1);
});

test.each([
  [['right.pdf'], [], 'Write "match", the file to match, and the files to look among.'],
  [['broken.pdf', 'order.pdf'], [], 'broken.pdf: This kind of file cannot be read yet.'],
  [['right.pdf', 'order.pdf'], ['--percent', 'few'], '--percent has a wrong value (it is "few").'],
])('%j %j is answered with a sentence', async (files, flags, sentence) => {
  const { code, stderr } = await run([...files.map(at), ...flags]);
  expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
});
