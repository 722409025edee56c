import { FieldList, type SectionResult } from '@docglean/contract';
import { compareDocuments, extract, readContent } from '@docglean/extract';
import { engineProcess } from '../../server/src/engine/process.ts';
import { createLog } from '../../server/src/log.ts';
import { scoreOf } from '../bench/compare/score-sections.ts';
import { familyOf } from '../documents/agreement/family.ts';
import { type AgreementSetting, layoutOf, settingOf } from '../documents/agreement/layouts.ts';
import { renderAgreement } from '../documents/agreement/render-agreement.ts';
import { randomFrom } from '../documents/random/random.ts';
import { scanOf } from '../documents/scan.ts';

const plain: AgreementSetting = {
  numbering: 'decimal',
  heading: 'bold',
  sentences: 'run on',
  columns: 1,
  font: 'Helvetica',
  align: 'left',
  running: false,
  front: false,
  file: 'pdf',
  size: 10,
  margin: 62,
  isDocx: false,
};

/** A heading, or null, and the sentences under it. */
type Clause = [string | null, ...string[]];

const drawn = (
  clauses: readonly Clause[],
  setting: Partial<AgreementSetting> = {},
  title = 'Agreement',
): Promise<Uint8Array> =>
  renderAgreement(
    {
      title,
      language: 'en',
      values: {},
      clauses: clauses.map(([heading, ...sentences], index) => ({
        id: String(index),
        title: heading,
        sentences: sentences.map((text, at) => ({ text, key: `${index} ${at}` })),
      })),
    },
    { ...plain, ...setting },
  );

async function compare(files: readonly Uint8Array[]): Promise<SectionResult> {
  const inputs = [];
  for (const [index, bytes] of files.entries())
    inputs.push({ id: `doc_${index}`, fileName: `${index}.pdf`, content: await readContent(bytes) });
  return compareDocuments(inputs);
}

interface Lease {
  tenant: string;
  rent: string;
  start: string;
  notice?: string;
}

const parties = ({ tenant, start }: Lease): Clause => [
  'Parties',
  `This agreement is made on ${start} between Northwind Homes Ltd (the "Landlord") and ${tenant} (the "Tenant").`,
];
const rent = ({ tenant, rent }: Lease): Clause => [
  'Rent',
  `The monthly rent is ${rent} and is due on the third working day of each month.`,
  `It is paid by ${tenant} to the account of the Landlord.`,
];
const repairs: Clause = [
  'Repairs',
  'The Landlord keeps the roof, the walls and all fixed installations in good order.',
  'Damage must be reported without delay.',
];
const notice = ({ notice = '3 months' }: Lease): Clause => [
  'Termination',
  `Either party may end this agreement by giving ${notice} notice in writing.`,
  'The right to terminate for good cause remains unaffected.',
];

const leases: Lease[] = [
  { tenant: 'Anna Berg', rent: 'EUR 900.00', start: '1 March 2024' },
  { tenant: 'Karl Vogel', rent: 'EUR 1,200.00', start: '15 April 2024' },
  { tenant: 'Claire Moreau', rent: 'EUR 750.00', start: '2 May 2025', notice: '6 months' },
  { tenant: 'Nils Holt', rent: 'EUR 2,040.50', start: '30 June 2025' },
];
const clausesOf = (lease: Lease) => [parties(lease), rent(lease), repairs, notice(lease)];

const sectionNamed = ({ sections }: SectionResult, name: string) => {
  const section = sections.find((one) => one.name === name);
  if (!section) throw new Error(`no section ${name}, but ${sections.map((one) => one.name).join(', ')}`);
  return section;
};
const rawOf = ({ variations }: SectionResult, type: string) =>
  variations.filter((one) => one.type === type).map(({ values }) => values.map(({ raw }) => raw));

describe('values that differ', () => {
  let result: SectionResult;
  let files: Uint8Array[];
  beforeAll(async () => {
    files = await Promise.all(
      leases.map((lease, index) => drawn(clausesOf(lease), { size: 9.5 + index / 2 })),
    );
    result = await compare(files);
  });

  test('are whole, typed, and one variation wherever they recur', () => {
    expect(rawOf(result, 'date')).toEqual([leases.map(({ start }) => start)]);
    expect(rawOf(result, 'amount')).toEqual([leases.map((lease) => lease.rent)]);
    expect(rawOf(result, 'name')).toEqual([leases.map(({ tenant }) => tenant)]);
    expect(rawOf(result, 'duration')).toEqual([['3 months', '3 months', '6 months', '3 months']]);
    expect(result.variations).toHaveLength(4);
    const [tenant] = result.variations.filter(({ type }) => type === 'name');
    expect(tenant).toMatchObject({ name: 'tenant', occurrences: 2 });
    expect(tenant?.sections).toEqual([sectionNamed(result, 'Parties').id, sectionNamed(result, 'Rent').id]);
    const [amount] = result.variations.filter(({ type }) => type === 'amount');
    expect(amount?.values.map(({ value }) => value)).toEqual([900, 1200, 750, 2040.5]);
  });

  test('stand where their boxes say', async () => {
    for (const { values } of result.variations) {
      for (const [document, { raw, box }] of values.entries()) {
        const { pages } = await readContent(files[document] as Uint8Array);
        const words = pages[(box?.page ?? 0) - 1]?.words.filter((word) => isInside(word.box, box));
        expect(words?.map(({ text }) => text).join(' ')).toContain(raw?.split(' ')[0]);
      }
    }
  });

  test('leave the template, in which they have their names', () => {
    expect(sectionNamed(result, 'Rent').template).toMatch(
      /^The monthly rent is \{monthly_rent\} and is due on the third working day of each month\. It is paid by \{tenant\} to/,
    );
    expect(sectionNamed(result, 'Repairs')).toMatchObject({ similarity: 1, variations: [], changes: [] });
    expect(sectionNamed(result, 'Rent').similarity).toBeLessThan(1);
  });

  test('that are new in each document are proposed as fields, and found in the next one', async () => {
    expect(FieldList.safeParse(result.proposed_fields).error).toBeUndefined();
    const field = result.proposed_fields.find(({ type }) => type === 'currency');
    const next = await drawn(clausesOf({ tenant: 'Eva Lund', rent: 'EUR 615.00', start: '3 July 2025' }));
    const read = await extract(next, {
      mode: 'fields',
      documentType: 'auto',
      fields: result.proposed_fields,
    });
    expect(read.result[field?.name ?? '']).toBe(615);
  });
});

type Rect = { x: number; y: number; width: number; height: number };
const isInside = (word: Rect, box: Rect | null): boolean =>
  box !== null &&
  word.x > box.x - 0.002 &&
  word.x + word.width < box.x + box.width + 0.002 &&
  word.y + word.height / 2 > box.y &&
  word.y + word.height / 2 < box.y + box.height;

describe('sections', () => {
  test('are the same ones though renamed, renumbered, moved, missing or added', async () => {
    const [first, second, third, fourth] = leases as [Lease, Lease, Lease, Lease];
    const pets: Clause = ['Pets', 'Small animals may be kept as long as the neighbours are not disturbed.'];
    const renamed: Clause = ['Upkeep of the Building', ...(repairs.slice(1) as string[])];
    const result = await compare([
      await drawn(clausesOf(first)),
      await drawn([parties(second), pets, rent(second), renamed, notice(second)], {
        numbering: 'paragraph',
        align: 'justify',
      }),
      await drawn([parties(third), repairs, notice(third)], { margin: 75 }),
      await drawn([parties(fourth), rent(fourth), notice(fourth), repairs], { numbering: 'roman' }),
    ]);
    expect(result.sections.map(({ name }) => name)).toEqual([
      'Agreement',
      'Parties',
      'Pets',
      'Rent',
      'Repairs',
      'Termination',
    ]);
    const repaired = sectionNamed(result, 'Repairs');
    expect(repaired.documents.map(({ number, heading }) => [number, heading])).toEqual([
      ['3.', 'Repairs'],
      ['§ 4', 'Upkeep of the Building'],
      ['2.', 'Repairs'],
      ['IV.', 'Repairs'],
    ]);
    expect(repaired.similarity).toBe(1);
    expect(sectionNamed(result, 'Rent').missing_in).toEqual(['doc_2']);
    expect(sectionNamed(result, 'Pets').documents.map(({ document_id }) => document_id)).toEqual(['doc_1']);
    const moved = result.documents.map(({ moved_sections }) => moved_sections.length);
    expect(moved).toEqual([0, 0, 0, 1]);
  });

  test('are told by their text where one document has lost its headings', async () => {
    const [first, second, third, fourth] = leases as [Lease, Lease, Lease, Lease];
    const bare = clausesOf(fourth).map(([, ...sentences]): Clause => [null, ...sentences]);
    const result = await compare([
      await drawn(clausesOf(first)),
      await drawn(clausesOf(second)),
      await drawn(clausesOf(third)),
      await drawn(bare, { numbering: 'none', heading: 'none' }),
    ]);
    for (const name of ['Parties', 'Rent', 'Repairs', 'Termination'])
      expect([name, sectionNamed(result, name).missing_in]).toEqual([name, []]);
    expect(rawOf(result, 'amount')).toEqual([leases.map((lease) => lease.rent)]);
  });

  test('of letters are their paragraphs', async () => {
    const letter = (name: string, price: string): Clause[] => [
      [null, `Dear ${name},`],
      [
        null,
        'thank you for your enquiry. We are pleased to make you the following offer for your new kitchen.',
      ],
      [null, `The total price is ${price} including delivery. It contains all taxes.`],
      [null, 'If you have any questions, please call us at any time.'],
    ];
    const result = await compare(
      await Promise.all(
        [
          letter('Anna Berg', 'EUR 4,100.00'),
          letter('Karl Vogel', 'EUR 990.00'),
          letter('Claire Moreau', 'EUR 12,500.00'),
        ].map((clauses) => drawn(clauses, { numbering: 'none', heading: 'none' }, 'Offer')),
      ),
    );
    expect(result.sections.map(({ documents }) => documents.length)).toEqual([3, 3, 3, 3, 3]);
    expect(rawOf(result, 'amount')).toEqual([['EUR 4,100.00', 'EUR 990.00', 'EUR 12,500.00']]);
    expect(rawOf(result, 'name')).toEqual([['Anna Berg', 'Karl Vogel', 'Claire Moreau']]);
  });

  test('leave what stands on every page aside', async () => {
    const long: Clause = [
      'Annex',
      ...Array.from(
        { length: 45 },
        (_, index) =>
          `Item ${words[index % 7]} of the list is kept in the hall near the gate, ${words[(index * 3) % 7]}, and is looked after by whoever has the key.`,
      ),
    ];
    const files = leases
      .slice(0, 3)
      .map((lease) => drawn([...clausesOf(lease), long], { running: true, sentences: 'apart' }));
    const result = await compare(await Promise.all(files));
    const margins = sectionNamed(result, 'Header and footer');
    expect(margins.template).toBe('Agreement');
    expect(sectionNamed(result, 'Annex').template).not.toMatch(/Page \d|Agreement/);
    expect(sectionNamed(result, 'Annex')).toMatchObject({ changes: [], variations: [], similarity: 1 });
  });
});

const words = ['copper', 'linen', 'oak', 'glass', 'brick', 'straw', 'slate'];

describe('changes of text', () => {
  test('say what was added, left out and reworded, and by which document', async () => {
    const [first, second, third, fourth] = leases as [Lease, Lease, Lease, Lease];
    const with_ = (clause: Clause, lease: Lease) => [parties(lease), rent(lease), clause, notice(lease)];
    const [heading, kept, reported] = repairs as [string, string, string];
    const added = 'A handyman comes on the first Tuesday of the quarter.';
    const reworded = 'The order of roof, walls and fixed installations is a matter for the Landlord alone.';
    const result = await compare([
      await drawn(with_([heading, kept, reported], first)),
      await drawn(with_([heading, kept, reported, added], second)),
      await drawn(with_([heading, kept], third)),
      await drawn(with_([heading, reworded, reported], fourth)),
    ]);
    const { changes } = sectionNamed(result, 'Repairs');
    expect(
      changes.map(({ kind, text, documents }) => [kind, text, documents.map((one) => one.document_id)]),
    ).toEqual([
      ['reworded', kept, ['doc_3']],
      ['missing', reported, ['doc_2']],
      ['added', null, ['doc_1']],
    ]);
    expect(changes.map(({ documents }) => documents[0]?.text)).toEqual([reworded, null, added]);
    expect(
      result.variations.filter(({ sections }) => sections.includes(sectionNamed(result, 'Repairs').id)),
    ).toEqual([]);
  });
});

test('the same document three times has nothing that differs', async () => {
  const file = await drawn(clausesOf(leases[0] as Lease));
  const result = await compare([file, file, file]);
  expect(result).toMatchObject({ similarity: 1, variations: [], proposed_fields: [] });
  expect(result.sections.flatMap(({ changes }) => changes)).toEqual([]);
});

test('documents that have nothing in common share no sections', async () => {
  const result = await compare([
    await drawn([['Rent', 'The monthly rent is due on the third working day.']], {}, 'Lease'),
    await drawn([['Ingredients', 'Take two pounds of flour and a pinch of salt.']], {}, 'Bread'),
    await drawn([['Tides', 'High water at the northern pier comes twice a day.']], {}, 'Almanac'),
  ]);
  expect(result.sections.filter(({ documents }) => documents.length > 1)).toEqual([]);
  expect(result.similarity).toBe(0);
});

test('Word documents have no places, and align with PDFs', async () => {
  const [first, second, third] = leases as [Lease, Lease, Lease];
  const result = await compare([
    await drawn(clausesOf(first), { isDocx: true }),
    await drawn(clausesOf(second), { isDocx: true, sentences: '(a)' }),
    await drawn(clausesOf(third)),
  ]);
  const [amount] = result.variations.filter(({ type }) => type === 'amount');
  expect(amount?.values.map(({ raw, box }) => [raw, box !== null])).toEqual([
    ['EUR 900.00', false],
    ['EUR 1,200.00', false],
    ['EUR 750.00', true],
  ]);
  const { documents } = sectionNamed(result, 'Rent');
  expect(documents.map(({ boxes }) => boxes.length)).toEqual([0, 0, 1]);
});

test('rows with the same label have their cells side by side; rows of their own are one table', async () => {
  const bill = (number: string, rows: string[]): Clause[] => [
    ['Details', `Bill number: | ${number}`, 'Payment: | by transfer'],
    ['Items', ...rows],
  ];
  const result = await compare([
    await drawn(bill('A-17', ['Oak table | 2 | 180.00', 'Brass lamp | 1 | 45.00'])),
    await drawn(bill('A-23', ['Wool blanket | 4 | 30.00', 'Linen cloth | 12 | 9.50'])),
    await drawn(bill('A-31', ['Garden chair | 6 | 55.00', 'Copper pot | 1 | 120.00', 'Tea | 3 | 8.00'])),
  ]);
  expect(sectionNamed(result, 'Details').template).toContain('Payment: by transfer');
  expect(rawOf(result, 'identifier')).toEqual([['A-17', 'A-23', 'A-31']]);
  expect(result.variations.find(({ type }) => type === 'identifier')?.name).toBe('bill_number');
  const [items] = rawOf(result, 'table');
  expect(items?.[2]).toBe('Garden chair 6 55.00\nCopper pot 1 120.00\nTea 3 8.00');
});

test('what is read wrongly from a scan is no difference', async () => {
  const files: Uint8Array[] = [];
  for (const lease of leases.slice(0, 3))
    files.push(await scanOf(await drawn(clausesOf(lease)), { noise: 30 }));
  files.push(await drawn(clausesOf(leases[3] as Lease)));
  const engine = engineProcess({ timeoutMs: 60_000, memoryBytes: 1500 * 1024 * 1024 }, createLog('silent'));
  const documents = [];
  for (const [index, bytes] of files.entries()) {
    const opened = await engine.run('open', { bytes, options: {} });
    if ('error' in opened) throw new Error(opened.error);
    documents.push({ id: `doc_${index}`, fileName: String(index), content: opened.result });
  }
  engine.stop();
  const result = compareDocuments(documents);
  for (const name of ['Rent', 'Repairs', 'Termination'])
    expect([name, sectionNamed(result, name).missing_in]).toEqual([name, []]);
  expect(sectionNamed(result, 'Repairs').variations).toEqual([]);
  expect(rawOf(result, 'amount')).toEqual([leases.map((lease) => lease.rent)]);
});

test('families with known edits are aligned, and what differs in them is found', async () => {
  for (const seed of [5, 16, 35]) {
    const family = familyOf(seed, 8);
    const layout = layoutOf(seed, true);
    const random = randomFrom(seed);
    const inputs = [];
    for (const [index, agreement] of family.documents.entries()) {
      const content = await readContent(await renderAgreement(agreement, settingOf(layout, random)));
      inputs.push({ id: String(index), fileName: String(index), content });
    }
    const told: string[] = [];
    const score = scoreOf(family, compareDocuments(inputs), layout.front, (line) => told.push(line));
    expect((200 * score.pairsRight) / (score.pairsTrue + score.pairsFound)).toBeGreaterThan(95);
    expect([seed, score.valuesRight / score.valuesTrue > 0.95, told]).toEqual([seed, true, told]);
    expect(score.reportedFalse / score.reported).toBeLessThan(0.02);
  }
});
