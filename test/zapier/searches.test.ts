import { englishInvoice } from '../documents/examples.ts';
import { type Connected, connect } from './connected.ts';
import { publishInvoice } from './invoices.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect({}, { poor: { credits: 31 }, monthly: { monthlyPages: 5 } });
});
afterAll(() => all.close());

const extract = async (number: string, input: object = {}) => {
  const file = await publishInvoice(all.platform, { ...englishInvoice, number });
  return (await all.zapier.run('extract_document', { file, ...input })).output;
};

describe('Find Document', () => {
  test('by words in its values, with the same fields as the action that read it', async () => {
    const read = await extract('BK-7001');
    const [found, ...others] = await all.zapier.search('find_document', { search: 'BK-7001' });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: read.id, invoice_number: 'BK-7001', total_amount: 3463.8 });
    expect(Object.keys(found ?? {})).toEqual(Object.keys(read));
  });

  test('by the extraction that an earlier step gave', async () => {
    const { extraction_id, document_id } = await extract('BK-7002');
    const find = (input: object) => all.zapier.search('find_document', { extraction_id, ...input });
    expect(await find({})).toMatchObject([{ id: document_id }]);
    expect(await find({ document_id, status: 'completed', search: 'bk-7002' })).toHaveLength(1);
    expect(await find({ document_id: 'doc_other' })).toEqual([]);
    expect(await find({ status: 'failed' })).toEqual([]);
    expect(await find({ document_type: 'receipt' })).toEqual([]);
    expect(await find({ search: 'BK-7001' })).toEqual([]);
    const gone = 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM';
    expect(await all.zapier.search('find_document', { extraction_id: gone })).toEqual([]);
  });

  test('by how it stands and what it is; nothing is no error', async () => {
    await extract('BK-7003', { review_threshold: 1 });
    const waiting = await all.zapier.search('find_document', {
      status: 'needs_review',
      document_type: 'invoice',
    });
    expect(waiting).toMatchObject([{ invoice_number: 'BK-7003' }]);
    expect(await all.zapier.search('find_document', { search: 'nowhere-to-be-found' })).toEqual([]);
  });

  test('page after page', async () => {
    for (const _ of Array(21).keys()) {
      await all.zapier.run('submit_document', {
        files: [await publishInvoice(all.platform)],
        customer_id: 'many',
      });
    }
    const found = await all.zapier.search('find_document', {});
    expect(found.length).toBeGreaterThan(21);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect((await all.zapier.search('find_extraction', { customer_id: 'many' })).length).toBe(21);
  });
});

test('Find Extraction by customer, by status or by itself', async () => {
  const { extraction_id } = await extract('BK-7004', { customer_id: 'K-4' });
  expect(await all.zapier.search('find_extraction', { customer_id: 'K-4' })).toMatchObject([
    { id: extraction_id },
  ]);
  expect(await all.zapier.search('find_extraction', { customer_id: 'K-4', status: 'failed' })).toEqual([]);
  expect(await all.zapier.search('find_extraction', { extraction_id })).toMatchObject([
    { id: extraction_id, status: 'completed', documents_total: 1 },
  ]);
  const gone = 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM';
  expect(await all.zapier.search('find_extraction', { extraction_id: gone })).toEqual([]);
});

test('Find Parser takes the whole name, so that Find or Create does not take one for another', async () => {
  const { output } = await all.zapier.run('create_parser', { name: 'Notes of Miller' });
  expect(await all.zapier.search('find_parser', { name: 'notes of miller ' })).toMatchObject([
    { id: output.id },
  ]);
  expect(await all.zapier.search('find_parser', { name: 'Notes' })).toEqual([]);
  expect(await all.zapier.search('find_parser', { name: 'Invoice' })).toMatchObject([
    { id: 'invoice', is_preset: true },
  ]);
});

describe('Get Credits', () => {
  const creditsOf = async (account: string, input: object = {}) => {
    const api_key = all.server.keyOf(account);
    const [credits] = await all.zapierAs({ api_key }).search('get_credits', input);
    return credits;
  };

  test('says how many pages are left', async () => {
    expect(await creditsOf('poor', { pages: 10 })).toMatchObject({
      balance: 31,
      pages_left: 10,
      is_enough: true,
    });
    expect(await creditsOf('poor', { pages: 11 })).toMatchObject({ is_enough: false });
    expect(await creditsOf('monthly', { pages: 6 })).toMatchObject({
      balance: null,
      pages_left: 5,
      is_enough: false,
    });
  });

  test('of an account without limits', async () => {
    const [credits] = await all.zapier.search('get_credits', { pages: 1000 });
    expect(credits).toMatchObject({ balance: null, pages_left: null, is_unlimited: true, is_enough: true });
  });
});
