import { startTestServer, type TestServer } from '../harness/server.ts';
import { chairs, invoiceOf, lamps, orderOf, paper } from '../server/papers.ts';
import { leaseItems as leases } from './leases.ts';
import { binaryData } from './n8n-engine.ts';
import { operationsOn } from './run-operation.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const run = operationsOn(() => server);

describe('Section', () => {
  test('Create compares the files of all input items: one item with all that was found', async () => {
    const { items, error } = await run(
      'section',
      'create',
      { documentsFrom: 'files', waitMode: 'poll' },
      await leases(),
    );
    expect(error).toBeUndefined();
    expect(items).toMatchObject([
      {
        json: {
          section_id: expect.stringMatching(/^sec_/),
          status: 'completed',
          similarity: expect.any(Number),
          documents: [{ file_name: 'Anna Berg.pdf' }, {}, {}],
        },
        pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
      },
    ]);
  });

  test('an item per section, and an item per value with that of each document beside it', async () => {
    const { items } = await run('section', 'create', { waitMode: 'return' }, await leases());
    const sectionId = String(items[0]?.json.section_id);
    expect(items[0]?.json).toMatchObject({ id: sectionId, status: expect.any(String) });
    await server.client.sections.wait(sectionId);

    const { items: sections } = await run('section', 'get', { sectionId, sectionItemPer: 'section' });
    const rent = sections.find(({ json }) => String(json.name).includes('Rent'));
    expect(rent?.json).toMatchObject({
      section_id: sectionId,
      template: expect.stringMatching(/The monthly rent is \{.+\}/),
      texts: [{ file_name: 'Anna Berg.pdf', text: expect.stringContaining('900.00') }, {}, {}],
      missing_in: [],
    });

    const { items: values } = await run('section', 'get', { sectionId, sectionItemPer: 'variation' });
    expect(values.map(({ json }) => json.values)).toContainEqual([
      expect.objectContaining({ file_name: 'Anna Berg.pdf', value: 900 }),
      expect.objectContaining({ file_name: 'Karl Vogel.pdf', value: 1200 }),
      expect.objectContaining({ file_name: 'Claire Moreau.pdf', value: 750 }),
    ]);

    const { items: files } = await run('section', 'export', { sectionId, sectionFormat: 'csv' });
    const file = files[0]?.binary?.data;
    expect(file?.fileName).toBe(`${sectionId}.csv`);
    expect(String(file && (await binaryData.getAsBuffer(file)))).toContain('Anna Berg.pdf');

    const { items: all } = await run('section', 'getMany', { returnAll: true });
    expect(all.map(({ json }) => json.id)).toContain(sectionId);
    expect((await run('section', 'delete', { sectionId })).items[0]?.json).toEqual({ deleted: true });
    expect((await run('section', 'get', { sectionId })).error).toMatchObject({ httpCode: '404' });
  });

  test('of documents that were read before, by their IDs or their extraction', async () => {
    const { items: read } = await run('extraction', 'submit', {}, await leases());
    const extractionId = String(read[0]?.json.extraction_id);
    await server.client.extractions.wait(extractionId);
    const documents = await Array.fromAsync(server.client.extractions.results(extractionId));
    const { items } = await run('section', 'create', {
      documentsFrom: 'extraction',
      extractionId,
      waitMode: 'poll',
    });
    expect(items[0]?.json.status).toBe('completed');
    const byId = await run(
      'section',
      'create',
      { documentsFrom: 'documents', documentIds: '={{ $json.document_id }}', waitMode: 'poll' },
      documents.map(({ id }) => ({ json: { document_id: id } })),
    );
    expect(byId.items[0]?.json).toMatchObject({
      status: 'completed',
      document_ids: documents.map(({ id }) => id),
    });
  });

  test('too few documents are said so', async () => {
    const [one] = await leases();
    const { error } = await run('section', 'create', { documentsFrom: 'files' }, one ? [one] : []);
    expect(error).toMatchObject({
      httpCode: '400',
      message: expect.stringContaining('at least 3 are needed'),
    });
    const empty = await run('section', 'create', { documentsFrom: 'documents', documentIds: ' ' });
    expect(empty.error).toMatchObject({ message: 'The list of document IDs is empty' });
  });
});

describe('Match', () => {
  /** An order and an invoice for it, read by the server. */
  async function readBoth(number: string, ordered: number, invoiced: number): Promise<string> {
    const order = paper('', `PO-${number}`, [chairs(ordered), lamps(4)]);
    const invoice = paper(`INV-${number}`, `PO-${number}`, [chairs(invoiced), lamps(4)]);
    const { id } = await server.client.extractions.create({ files: [orderOf(order), invoiceOf(invoice)] });
    await server.client.extractions.wait(id);
    const documents = await Array.fromAsync(server.client.extractions.results(id));
    return documents[1]?.id ?? '';
  }

  test('Create says whether an invoice is what was ordered', async () => {
    const documentId = await readBoth('701', 10, 10);
    const { items, error } = await run('match', 'create', { documentId });
    expect(error).toBeUndefined();
    expect(items[0]?.json).toMatchObject({
      match_id: expect.stringMatching(/^mat_/),
      result: 'matched',
      is_match: true,
      conflicts: 0,
      counterpart_number: 'PO-701',
      counterpart_type: 'purchase_order',
      summary: expect.stringContaining('PO-701'),
    });
  });

  test('and what differs, in words; a tolerance in per cent makes it none', async () => {
    const documentId = await readBoth('702', 10, 12);
    const { items } = await run('match', 'create', { documentId });
    expect(items[0]?.json).toMatchObject({ result: 'mismatched', is_match: false });
    expect(items[0]?.json.differences).toContainEqual(expect.stringContaining('12'));
    const matchOptions = {
      quantityTolerance: 25,
      amountTolerance: 25,
      documentTypes: ['purchase_order'],
    };
    const tolerant = await run('match', 'create', { documentId, matchOptions, simplify: false });
    expect(tolerant.items[0]?.json).toMatchObject({
      result: 'matched',
      tolerances: { quantity: { relative: 0.25 } },
    });
  });

  test('Review is kept; Get, Get Many and Delete', async () => {
    const documentId = await readBoth('703', 10, 12);
    const { items } = await run('match', 'create', { documentId });
    const matchId = String(items[0]?.json.match_id);
    const review = { matchId, decision: 'confirmed', note: 'Agreed by phone' };
    expect((await run('match', 'review', review)).items[0]?.json.decision).toBe('confirmed');
    expect((await run('match', 'get', { matchId })).items[0]?.json).toMatchObject({ decision: 'confirmed' });
    const confirmed = await run('match', 'getMany', { matchFilters: { decision: 'confirmed' } });
    expect(confirmed.items.map(({ json }) => json.match_id)).toEqual([matchId]);
    const open = await run('match', 'getMany', { matchFilters: { decision: 'open' }, returnAll: true });
    expect(open.items.map(({ json }) => json.match_id)).not.toContain(matchId);
    expect((await run('match', 'delete', { matchId })).items[0]?.json).toEqual({ deleted: true });
    expect((await run('match', 'get', { matchId })).error).toMatchObject({ httpCode: '404' });
  });

  test('only among documents that are named', async () => {
    const documentId = await readBoth('704', 10, 10);
    const other = await readBoth('705', 3, 3);
    const matchOptions = { documentIds: `${other}, ` };
    const { items } = await run('match', 'create', { documentId, matchOptions });
    expect(items[0]?.json).toMatchObject({ counterpart_ids: [other], is_match: false });
    expect((await run('match', 'create', { documentId: ' ' })).error).toMatchObject({
      message: 'The Document ID is empty',
    });
  });
});
