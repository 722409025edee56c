import fc from 'fast-check';
import sharp from 'sharp';
import { type EngineProcess, engineProcess, type Outcome } from '../../server/src/engine/process.ts';
import { createLog } from '../../server/src/log.ts';
import { docx, paragraph, run, table } from '../documents/docx.ts';
import { ciiOf } from '../documents/einvoice-xml.ts';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { scanOf, tiffOf } from '../documents/scan.ts';
import { drawPdf } from '../documents/sheet.ts';

const small = async () =>
  scanOf(await drawPdf((sheet) => sheet.text('TOTAL 12.50', 20, 20), { width: 120, height: 60 }));

const kinds: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  PDF: () => renderInvoice(englishInvoice, { layout: 'boxed' }),
  DOCX: async () => docx({ body: paragraph(run('Offer')) + table([['Item', 'Price']]), header: run('Page') }),
  PNG: small,
  JPEG: async () =>
    sharp(await small())
      .jpeg()
      .toBuffer(),
  TIFF: async () => tiffOf([await small(), await small()]),
  'e-invoice': async () => Buffer.from(ciiOf(germanInvoice)),
};

interface Damage {
  kept: number;
  flips: readonly (readonly [place: number, bit: number])[];
  /** The kind of file whose bytes follow. */
  appended: string | null;
}

const share = fc.nat(9999).map((part) => part / 10_000);
const anyDamage: fc.Arbitrary<Damage> = fc.record({
  kept: fc.oneof({ arbitrary: fc.constant(1), weight: 2 }, share),
  flips: fc.array(fc.tuple(share, fc.nat(7)), { maxLength: 20 }),
  appended: fc.option(fc.constantFrom(...Object.keys(kinds))),
});

function damaged(whole: Uint8Array, { kept, flips }: Damage, appended: Uint8Array): Uint8Array {
  const bytes = whole.slice(0, Math.ceil(whole.length * kept));
  for (const [place, bit] of flips) {
    const index = Math.floor(place * bytes.length);
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  }
  return new Uint8Array(Buffer.concat([bytes, appended]));
}

let engine: EngineProcess;
const files = new Map<string, Uint8Array>();
beforeAll(async () => {
  engine = engineProcess({ timeoutMs: 30_000, memoryBytes: 1500 * 1024 * 1024 }, createLog('silent'));
  for (const [kind, make] of Object.entries(kinds)) files.set(kind, new Uint8Array(await make()));
});
afterAll(() => engine.stop());

const fileOf = (kind: string | null) => files.get(kind ?? '') ?? new Uint8Array();
let last: Promise<unknown> = Promise.resolve();
/** One file after the other: a property that runs out of time leaves its last one being read. */
function read(bytes: Uint8Array): Promise<Outcome<'read'>> {
  const options = { mode: 'fields', documentType: 'auto' } as const;
  const next = last.then(() => engine.run('read', { bytes, options }));
  last = next;
  return next;
}

/** What a person can be told about a file. ENGINE_FAILED is none of them: it means that the engine fell over. */
const told = [
  'UNSUPPORTED_FORMAT',
  'CORRUPT_FILE',

  'PASSWORD_REQUIRED',
  'TOO_MANY_PAGES',
  'EMPTY_DOCUMENT',
  'IMAGE_TOO_LARGE',
  'FILE_TOO_LARGE',
  'OUT_OF_MEMORY',
  'TIMED_OUT',
];

test.each(Object.keys(kinds))('a %s is read when it is whole', async (kind) => {
  expect(await read(fileOf(kind))).toHaveProperty('result');
});

test.each(Object.keys(kinds))('a damaged %s ends in a result or in a reason', async (kind) => {
  const property = fc.asyncProperty(fc.noBias(anyDamage), async (damage) => {
    const outcome = await read(damaged(fileOf(kind), damage, fileOf(damage.appended)));
    expect('error' in outcome ? told : [outcome.result.pageCount > 0]).toContain(
      'error' in outcome ? outcome.error : true,
    );
  });
  // What the time does not suffice for is left out, so that a slow machine tests less and does not fail.
  await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 8000 });
  expect(await read(fileOf(kind))).toHaveProperty('result');
});
