import { read as readWorkbook, utils } from '@e965/xlsx';
import { sampleComparison } from '../../zapier-app/src/output/comparison-samples.ts';
import { type Connected, connect } from './connected.ts';
import { publishNote } from './invoices.ts';
import { publishLeases } from './leases.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect();
});
afterAll(() => all.close());

const compare = (input: object) => all.zapier.run('compare_documents', input);
const compareLeases = async (input: object = {}) =>
  compare({ files: await publishLeases(all.platform), ...input });

/** The documents of an extraction of the same files. */
async function readLeases() {
  const files = await publishLeases(all.platform);
  const { output } = await all.zapier.run('submit_document', { files });
  const { documents } = await all.server.client.extractions
    .wait(String(output.extraction_id))
    .then(async ({ id }) => ({
      documents: await Array.fromAsync(all.server.client.extractions.results(id)),
    }));
  return { extraction_id: output.extraction_id, ids: documents.map(({ id }) => id) };
}

describe('a Zap that is switched on', () => {
  test('sleeps until the server calls, and goes on with what differs', async () => {
    const { output, slept } = await compareLeases({ name: 'Leases', customer_id: 'K-7' });
    expect(slept).toBe(true);
    expect(output).toMatchObject({
      id: expect.stringMatching(/^sec_/),
      comparison_id: output.id,
      name: 'Leases',
      customer_id: 'K-7',
      status: 'completed',
      similarity: expect.any(Number),
      documents_total: 3,
      documents: [{ file_name: 'berg.pdf' }, { file_name: 'vogel.pdf' }, { file_name: 'moreau.pdf' }],
      left_out: [],
      error: null,
    });
    expect(output.differences).toContainEqual({
      name: expect.any(String),
      type: 'amount',
      section: expect.stringContaining('Rent'),
      values: 'berg.pdf: EUR 900.00\nvogel.pdf: EUR 1,200.00\nmoreau.pdf: EUR 750.00',
    });
    const rents = (output.values as Record<string, unknown>[]).filter(({ type }) => type === 'amount');
    expect(rents.map(({ file_name, value }) => [file_name, value])).toEqual([
      ['berg.pdf', 900],
      ['vogel.pdf', 1200],
      ['moreau.pdf', 750],
    ]);
    expect(output.sections).toContainEqual(
      expect.objectContaining({ name: 'Pets', missing_in: 'berg.pdf, vogel.pdf' }),
    );
    expect(output.differences_text).toMatch(/vogel\.pdf: EUR 1,200\.00/);
    expect(output.differences_text).toMatch(/Pets\n {2}Missing in berg\.pdf, vogel\.pdf/);
  });

  test('has all of it as a workbook when a later step uses it', async () => {
    const { output } = await compareLeases();
    const address = await all.zapier.load(output.comparison_file);
    const workbook = readWorkbook(Buffer.from(await (await fetch(address)).arrayBuffer()));
    const [sheet] = Object.values(workbook.Sheets);
    expect(JSON.stringify(sheet && utils.sheet_to_json(sheet))).toContain('moreau.pdf');
    expect([...all.platform.stored.values()].at(-1)?.name).toMatch(/\.xlsx$/);
  });

  test('stops with the reason where too few documents can be read', async () => {
    const files = [...(await publishLeases(all.platform, 2)), publishNote(all.platform)];
    await expect(compare({ files })).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(
        /could not be compared: Only 2 of 3 documents could be read.*notes\.txt/,
      ),
    });
  });

  test('names what was left out', async () => {
    const files = [...(await publishLeases(all.platform)), publishNote(all.platform)];
    const { output } = await compare({ files });
    expect(output).toMatchObject({
      status: 'completed',
      left_out: [{ file_name: 'notes.txt', reason: expect.stringContaining('Send a PDF') }],
    });
  });

  test('compares once, however often Zapier runs the step again', async () => {
    const bundle = { inputData: { files: await publishLeases(all.platform) } };
    const again = { callback_url: `${all.platform.url}/callback/the-same-comparison` };
    const method = 'creates.compare_documents.operation.perform';
    const first = await all.zapier.execute<{ id: string }>(method, bundle, again);
    const second = await all.zapier.execute<{ id: string }>(method, bundle, again);
    expect(second.results.id).toBe(first.results.id);
  });

  test('believes nothing in the call but that there is something to fetch', async () => {
    const { output } = await compareLeases({ when_to_continue: 'return' });
    const { results } = await all.zapier.execute('creates.compare_documents.operation.performResume', {
      outputData: output,
      cleanedRequest: { data: { section: { id: 'sec_other', status: 'failed' } } },
    });
    expect(results).toMatchObject({ id: output.id, status: 'completed' });
  });
});

test('the editor waits for the answer itself; every way gives the same keys as the sample', async () => {
  const tested = await all.zapier.test('compare_documents', { files: await publishLeases(all.platform) });
  expect(tested.status).toBe('completed');
  const { output, slept } = await compareLeases({ when_to_continue: 'return' });
  expect(slept).toBe(false);
  await all.server.client.sections.wait(String(output.id));
  const [found] = await all.zapier.search('find_comparison', { comparison_id: output.comparison_id });
  const keys = Object.keys(sampleComparison);
  for (const row of [tested, output, found ?? {}]) expect(Object.keys(row)).toEqual(keys);
  const labelled = (await all.zapier.outputFields('creates', 'compare_documents')).map(({ key }) => key);
  for (const [name, value] of Object.entries(tested)) {
    const [row] = Array.isArray(value) ? value : [];
    const reachable = row ? Object.keys(row).map((cell) => `${name}[]${cell}`) : [];
    for (const key of Array.isArray(value) ? reachable : [name]) expect(labelled).toContain(key);
  }
});

describe('what to compare', () => {
  test('is asked for by what was chosen', async () => {
    const asked = async (documents_from?: string) =>
      (await all.zapier.inputFields('creates', 'compare_documents', { documents_from })).map(
        ({ key }) => key,
      );
    expect(await asked()).toContain('files');
    expect(await asked('extraction')).toEqual(expect.arrayContaining(['extraction_id']));
    expect(await asked('documents')).toEqual(expect.arrayContaining(['document_ids']));
    expect(await asked('documents')).not.toContain('files');
  });

  test('all documents that were submitted together, or those that are named, in their order', async () => {
    const { extraction_id, ids } = await readLeases();
    const together = await compare({ documents_from: 'extraction', extraction_id });
    expect(together.output).toMatchObject({ status: 'completed', extraction_id, documents_total: 3 });
    const [first, ...others] = ids.toReversed();
    // Line items come joined by commas.
    const named = await compare({ documents_from: 'documents', document_ids: [first, others.join(',')] });
    expect(named.output.documents).toMatchObject([
      { file_name: 'moreau.pdf' },
      { file_name: 'vogel.pdf' },
      { file_name: 'berg.pdf' },
    ]);
  });

  test('files that come as one text', async () => {
    const { output } = await compare({ files: [(await publishLeases(all.platform)).join(',')] });
    expect(output).toMatchObject({ status: 'completed', documents_total: 3 });
  });

  test('two documents are too few', async () => {
    await expect(compare({ files: await publishLeases(all.platform, 2) })).rejects.toThrow(
      /at least 3 are needed/,
    );
  });
});

describe('Find Comparison', () => {
  test('by customer or status, the newest; nothing is no error', async () => {
    await compareLeases({ customer_id: 'K-9' });
    const { output } = await compareLeases({ customer_id: 'K-9' });
    const find = (input: object) => all.zapier.search('find_comparison', input);
    expect(await find({ customer_id: 'K-9' })).toMatchObject([{ id: output.id, status: 'completed' }]);
    expect(await find({ customer_id: 'K-9', status: 'failed' })).toEqual([]);
    expect(await find({ comparison_id: 'sec_01KKNQ5KE8T6N1ZB5C8H3J0KQM' })).toEqual([]);
  });

  test('its list names them', async () => {
    const { output } = await compareLeases({ name: 'In the list' });
    expect(await all.zapier.dropdown('comparison_list')).toContainEqual({
      id: output.id,
      name: 'In the list (3 documents)',
    });
  });
});
