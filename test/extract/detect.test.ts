import { type DetectedField, FieldList, fieldOfDetected } from '@docglean/contract';
import { detectFields, extract, presets, readContent } from '@docglean/extract';
import { engineProcess } from '../../server/src/engine/process.ts';
import { createLog } from '../../server/src/log.ts';
import { docx, paragraph, run, table } from '../documents/docx.ts';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { renderForm } from '../documents/form.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderLabelled } from '../documents/labelled.ts';
import { renderColumns } from '../documents/prose.ts';
import { drawPdf } from '../documents/sheet.ts';
import { drawTable, sales } from '../documents/tables.ts';

const detect = async (...files: (Uint8Array | Promise<Uint8Array>)[]): Promise<DetectedField[]> => {
  const samples = [];
  for (const file of files) samples.push(await readContent(await file));
  const fields = detectFields(samples);
  if (fields.length > 0) expect(FieldList.safeParse(fields.map(fieldOfDetected)).error).toBeUndefined();
  return fields;
};

const summary = (fields: readonly DetectedField[]) =>
  fields.map(({ name, type, example }) => ({ name, type, example }));

/** What is filled in on a delivery note; Depot and terms are printed on all of them. */
interface Note {
  code: string;
  hall: string;
  parcels: number;
  weight: string;
  collected: string;
  insured: 'Yes' | 'No';
  value: string;
}

const notes: Note[] = [
  {
    code: 'TRK-99-4417',
    hall: 'North gate',
    parcels: 14,
    weight: '1,284.50 kg',
    collected: '3 June 2026',
    insured: 'Yes',
    value: '$ 12,400.00',
  },
  {
    code: 'TRK-04-0182',
    hall: 'Old harbour',
    parcels: 2,
    weight: '12.00 kg',
    collected: '17 June 2026',
    insured: 'No',
    value: '$ 310.00',
  },
  {
    code: 'TRK-31-7000',
    hall: 'Hall seven',
    parcels: 120,
    weight: '9,080.25 kg',
    collected: '2 July 2026',
    insured: 'Yes',
    value: '$ 99,000.00',
  },
];

const drawNote = ({ code, hall, parcels, weight, collected, insured, value }: Note) =>
  renderLabelled([
    ['Tracking code', code],
    ['Loaded at', hall],
    ['Parcels', String(parcels)],
    ['Gross weight', weight],
    ['Depot', 'Kiel, east quay'],
    ['Collected on', collected],
    ['Insured', insured],
    ['Goods value', value],
    ['Goods stay ours until they are paid', 'Thank you'],
  ]);

const expectedOfFirst = [
  { name: 'tracking_code', type: 'string', example: 'TRK-99-4417' },
  { name: 'loaded_at', type: 'string', example: 'North gate' },
  { name: 'parcels', type: 'integer', example: 14 },
  { name: 'gross_weight', type: 'number', example: 1284.5 },
  { name: 'collected_on', type: 'date', example: '2026-06-03' },
  { name: 'insured', type: 'boolean', example: true },
  { name: 'goods_value', type: 'currency', example: 12400 },
];

describe('several samples of one layout', () => {
  test('give what differs between them as fields, and none of what all print alike', async () => {
    const fields = await detect(...notes.map(drawNote));
    expect(summary(fields)).toEqual(expectedOfFirst);
    expect(fields.every(({ required }) => required)).toBe(true);
    expect(fields[0]).toMatchObject({ format: 'TRK-##-####', synonyms: ['Tracking code'] });
  });

  test('are surer than one of them, whose box is that of the example', async () => {
    const [alone, together] = [
      await detect(drawNote(notes[0] as Note)),
      await detect(...notes.map(drawNote)),
    ];
    const confidence = (fields: DetectedField[]) =>
      fields.find(({ name }) => name === 'loaded_at')?.confidence;
    expect(confidence(together)).toBeGreaterThan(confidence(alone) ?? 1);
    // Values are drawn from 220 of 595 points on; the first line at 100 of 842.
    expect(together[0]?.box?.page).toBe(1);
    expect(together[0]?.box?.x).toBeCloseTo(220 / 595.28, 2);
    expect(together[0]?.box?.y).toBeCloseTo(100 / 841.89, 2);
  });

  test('make a choice of words that come again', async () => {
    const paid = (by: string, number: string) =>
      renderLabelled([
        ['Slip', number],
        ['Paid by', by],
      ]);
    const fields = await detect(
      paid('Card', 'S-104'),
      paid('Transfer', 'S-209'),
      paid('Card', 'S-377'),
      paid('Transfer', 'S-481'),
    );
    expect(fields.find(({ name }) => name === 'paid_by')).toMatchObject({
      type: 'enum',
      enum: ['Card', 'Transfer'],
    });
  });

  test('whose labels have no colon and stand before the value are parted where they differ', async () => {
    const permit = (number: string, until: string) =>
      drawPdf((sheet) => {
        sheet.text('Parking permit', 60, 50, { size: 16, bold: true });
        sheet.text(`Permit ${number}`, 60, 100);
        sheet.text(`Valid until ${until}`, 60, 130);
        sheet.text('Put it behind the windscreen.', 60, 200);
      });
    const fields = await detect(permit('PX-7731', '31 March 2027'), permit('PX-0420', '30 June 2027'));
    expect(summary(fields)).toEqual([
      { name: 'permit', type: 'string', example: 'PX-7731' },
      { name: 'valid_until', type: 'date', example: '2027-03-31' },
    ]);
  });

  test('need a field only where all of them fill it in', async () => {
    const [first, second] = notes as [Note, Note];
    const fields = await detect(drawNote(first), drawNote({ ...second, hall: '', code: 'TRK-88-1234' }));
    expect(fields.find(({ name }) => name === 'tracking_code')?.required).toBe(true);
    expect(fields.find(({ name }) => name === 'loaded_at')?.required).toBeUndefined();
  });
});

describe('a single sample', () => {
  test('gives every label and value', async () => {
    const fields = await detect(drawNote(notes[0] as Note));
    expect(summary(fields)).toEqual(expect.arrayContaining(expectedOfFirst));
    expect(fields.every(({ required }) => required === undefined)).toBe(true);
  });

  test('gives boxes to tick as true or false', async () => {
    const texts = { 'Full name': 'Ada Holloway', 'Date of birth': '1990-02-03' };
    const boxes = { Member: true, Newsletter: false };
    expect(summary(await detect(renderForm({ texts, boxes })))).toEqual([
      { name: 'full_name', type: 'string', example: 'Ada Holloway' },
      { name: 'date_of_birth', type: 'date', example: '1990-02-03' },
      { name: 'member', type: 'boolean', example: true },
      { name: 'newsletter', type: 'boolean', example: false },
    ]);
  });

  test('gives a table as one list with its columns', async () => {
    const fields = await detect(
      drawPdf((sheet) => {
        sheet.text('Report no.:', 60, 60);
        sheet.text('Q-2026-2', 160, 60);
        drawTable(sheet, { ...sales, rules: 'grid' });
        sheet.text('Page 1 of 1', 280, 800);
      }),
    );
    expect(fields.map(({ name, type }) => ({ name, type }))).toEqual([
      { name: 'report_no', type: 'string' },
      { name: 'rows', type: 'list<object>' },
    ]);
    expect(fields[1]?.fields?.map(({ name, type }) => ({ name, type }))).toEqual([
      { name: 'region', type: 'string' },
      { name: 'orders', type: 'integer' },
      { name: 'revenue', type: 'currency' },
      { name: 'margin', type: 'number' },
    ]);
    expect(fields[1]?.example).toMatchObject([
      { region: 'North coast', orders: 1204, revenue: 98310.5, margin: 12.5 },
      { region: 'South', orders: 87, revenue: 7004, margin: 9.1 },
      { region: 'Islands', orders: 5, revenue: 310.25 },
    ]);
  });

  test('without labels gives no fields', async () => {
    expect(await detect(renderColumns())).toEqual([]);
  });
});

describe('names', () => {
  test('are the words of the document without accents, counts and remarks', async () => {
    const fields = await detect(
      renderLabelled([
        ['1. Geburtsdatum (TT.MM.JJJJ):', '04.11.1988'],
        ['2. Straße und Hausnummer:', 'Mühlgasse 8'],
        ['3. Größe:', '1,78 m'],
        ['4. Kündigung zum:', '30.06.2026'],
      ]),
    );
    expect(summary(fields)).toEqual([
      { name: 'geburtsdatum', type: 'date', example: '1988-11-04' },
      { name: 'strasse_und_hausnummer', type: 'string', example: 'Mühlgasse 8' },
      { name: 'grosse', type: 'number', example: 1.78 },
      { name: 'kundigung_zum', type: 'date', example: '2026-06-30' },
    ]);
  });

  test('of other scripts are written in Latin letters', async () => {
    const body = [
      paragraph(run('Фамилия: Соколова')),
      paragraph(run('Дата рождения: 04.11.1988')),
      paragraph(run('Ημερομηνία: 12.03.2026')),
    ].join('');
    expect(summary(await detect(docx({ body })))).toEqual([
      { name: 'familiya', type: 'string', example: 'Соколова' },
      { name: 'data_rozhdeniya', type: 'date', example: '1988-11-04' },
      { name: 'imerominia', type: 'date', example: '2026-03-12' },
    ]);
  });

  test('are each given once', async () => {
    const body = [
      paragraph(run('Sender')),
      paragraph(run('Name: Ada Holloway')),
      paragraph(run('Recipient')),
      paragraph(run('Name: Jon Merrit')),
    ].join('');
    expect(summary(await detect(docx({ body })))).toEqual([
      { name: 'name', type: 'string', example: 'Ada Holloway' },
      { name: 'name_2', type: 'string', example: 'Jon Merrit' },
    ]);
  });
});

test('a table of a Word document gives columns, and its cells are no fields of their own', async () => {
  const rows = [
    ['Part', 'Pieces', 'Due'],
    ['Hinge', '40', '2026-05-04'],
    ['Bolt', '1200', '2026-05-11'],
    ['Plate', '8', '2026-06-01'],
  ];
  const [list, ...others] = await detect(docx({ body: table(rows) }));
  expect(others).toEqual([]);
  expect(list?.fields?.map(({ name, type }) => ({ name, type }))).toEqual([
    { name: 'part', type: 'string' },
    { name: 'pieces', type: 'integer' },
    { name: 'due', type: 'date' },
  ]);
});

describe('documents of a built-in kind', () => {
  test('give the fields of that kind under their own names', async () => {
    const fields = await detect(renderInvoice(germanInvoice, { layout: 'letterhead' }));
    const byName = new Map(fields.map((field) => [field.name, field]));
    const examples = {
      invoice_number: germanInvoice.number,
      issue_date: germanInvoice.issueDate,
      total_amount: germanInvoice.total,
      seller_name: germanInvoice.seller.name,
      iban: germanInvoice.iban,
    };
    for (const [name, example] of Object.entries(examples)) {
      const preset = presets.invoice.find((field) => field.name === name);
      expect(byName.get(name)).toMatchObject({ example, description: preset?.description });
    }
    expect(byName.get('line_items')?.example).toMatchObject(
      germanInvoice.lines.slice(0, 3).map(({ quantity, amount }) => ({ quantity, amount })),
    );
    const values = fields.map(({ example }) => JSON.stringify(example));
    // Amount due and total are one number on an unpaid invoice; nothing else comes twice.
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    expect(twice).toEqual([JSON.stringify(germanInvoice.total)]);
  });

  test('have their values found again by the fields that they give', async () => {
    const bytes = await renderInvoice(englishInvoice, { layout: 'banner' });
    const detected = await detect(bytes);
    const options = { mode: 'fields', documentType: 'auto', fields: detected.map(fieldOfDetected) } as const;
    const { result } = await extract(bytes, options);
    // Addresses without a label are known less surely.
    const single = detected.filter(({ type, confidence }) => type !== 'list<object>' && confidence > 0.9);
    expect(single.length).toBeGreaterThan(10);
    for (const { name, example } of single) expect([name, result[name]]).toEqual([name, example]);
  });
});

test('the fields of samples find the values of the next document', async () => {
  const [first, second, third] = notes as [Note, Note, Note];
  const detected = await detect(drawNote(first), drawNote(second));
  const { result } = await extract(await drawNote(third), {
    mode: 'fields',
    documentType: 'auto',
    fields: detected.map(fieldOfDetected),
  });
  expect(result).toEqual({
    tracking_code: third.code,
    loaded_at: third.hall,
    parcels: third.parcels,
    gross_weight: 9080.25,
    collected_on: '2026-07-02',
    insured: true,
    goods_value: 99000,
  });
});

describe('the engine process', () => {
  const engine = engineProcess({ timeoutMs: 30_000, memoryBytes: 1500 * 1024 * 1024 }, createLog('silent'));
  afterAll(() => engine.stop());

  test('suggests fields and goes on reading documents', async () => {
    const files = await Promise.all(notes.map(async (note) => new Uint8Array(await drawNote(note))));
    const outcome = await engine.run('detect', { files, options: {} });
    expect('result' in outcome && summary(outcome.result)).toEqual(expectedOfFirst);
    const read = await engine.run('read', {
      bytes: files[0] as Uint8Array,
      options: { mode: 'text', documentType: 'auto' },
    });
    expect('result' in read && read.result.text).toContain('TRK-99-4417');
  });

  test('answers with what is wrong with a sample', async () => {
    const good = new Uint8Array(await drawNote(notes[0] as Note));
    const outcome = await engine.run('detect', {
      files: [good, new TextEncoder().encode('no document')],
      options: {},
    });
    expect(outcome).toEqual({ error: 'UNSUPPORTED_FORMAT' });
  });
});
