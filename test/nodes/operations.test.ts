import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceItem, numberedInvoices, textItem } from './input-items.ts';
import { action, loadOptions, type RunOptions, runNode } from './n8n-engine.ts';
import { operationsOn } from './run-operation.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const run = operationsOn(() => server);

const jsonOf = async (running: ReturnType<typeof run>) => {
  const { items, error } = await running;
  expect(error).toBeUndefined();
  return items.map(({ json }) => json);
};

const located = (id: string) => ({ parserId: { __rl: true, mode: 'id', value: id } });

describe('Extraction', () => {
  test('Submit hands files over, Wait waits for them', async () => {
    const { items } = await run('extraction', 'submit', {}, [
      await invoiceItem(englishInvoice),
      await invoiceItem(germanInvoice),
    ]);
    expect(items).toMatchObject([
      { json: { extraction_id: expect.stringMatching(/^ext_/) }, pairedItem: [{ item: 0 }, { item: 1 }] },
    ]);
    const extractionId = String(items[0]?.json.extraction_id);
    const [extraction] = await jsonOf(run('extraction', 'wait', { extractionId, waitSeconds: 60 }));
    expect(extraction).toMatchObject({ id: extractionId, status: 'completed', documents: { total: 2 } });
  });

  test('Wait gives up with what to do, and the extraction goes on', async () => {
    const items = await numberedInvoices(12);
    const [submitted] = await jsonOf(run('extraction', 'submit', {}, items));
    const extractionId = String(submitted?.extraction_id);
    const { error } = await run('extraction', 'wait', { extractionId, waitSeconds: 0 });
    expect(error).toMatchObject({
      message: 'The extraction is not done after 0 seconds',
      description: expect.stringContaining(extractionId),
    });
    await server.client.extractions.wait(extractionId);
  });

  test('Cancel ends what has not been read; Retry reads it after all', async () => {
    const [submitted] = await jsonOf(run('extraction', 'submit', {}, await numberedInvoices(25)));
    const extractionId = String(submitted?.extraction_id);
    const [cancelled] = await jsonOf(run('extraction', 'cancel', { extractionId }));
    expect(cancelled).toMatchObject({ id: extractionId, status: 'cancelled' });
    await jsonOf(run('extraction', 'retry', { extractionId, retryPassword: 'any' }));
    expect((await server.client.extractions.wait(extractionId)).documents.completed).toBe(25);
    const { error } = await run('extraction', 'retry', { extractionId });
    expect(error).toMatchObject({ httpCode: '409' });
  });

  test('Get Many lists them, narrowed by what they are', async () => {
    const options = { customerId: 'C-9' };
    await jsonOf(run('extraction', 'submit', { options }, [await invoiceItem(englishInvoice)]));
    await jsonOf(run('extraction', 'submit', { options }, [textItem()]));
    const filters = { customerId: 'C-9', createdAfter: '2026-01-01T00:00:00' };
    expect(await jsonOf(run('extraction', 'getMany', { filters }))).toHaveLength(2);
    expect(await jsonOf(run('extraction', 'getMany', { filters, limit: 1 }))).toHaveLength(1);
    const none = { ...filters, createdBefore: '2026-01-02T00:00:00' };
    expect(await jsonOf(run('extraction', 'getMany', { filters: none, returnAll: true }))).toEqual([]);
    const { error } = await run('extraction', 'getMany', { filters: { createdAfter: 'soon' } });
    expect(error).toMatchObject({ httpCode: '400' });
  });

  test('Delete removes an extraction with all it has', async () => {
    const [submitted] = await jsonOf(run('extraction', 'submit', {}, [textItem()]));
    const extractionId = String(submitted?.extraction_id);
    await server.client.extractions.wait(extractionId);
    expect(await jsonOf(run('extraction', 'delete', { extractionId }))).toEqual([{ deleted: true }]);
    expect((await run('extraction', 'get', { extractionId })).error).toMatchObject({ httpCode: '404' });
  });

  test.each(['cancel', 'delete', 'retry', 'wait'])('%s without an ID asks for one', async (operation) => {
    const { error } = await run('extraction', operation, { extractionId: ' ' });
    expect(error).toMatchObject({ message: 'The Extraction ID is empty' });
  });
});

describe('Parser', () => {
  const field = [{ name: 'order_number', type: 'string', synonyms: 'Order no.' }];

  test('Create, Get, Update and Delete', async () => {
    const [created] = await jsonOf(
      run('parser', 'create', {
        parserName: 'Delivery notes',
        fieldsFrom: 'builder',
        fields: { field },
        parserOptions: { language: 'DE', reviewThreshold: 0.8, documentType: 'purchase_order' },
      }),
    );
    expect(created).toMatchObject({
      name: 'Delivery notes',
      language: 'de',
      review_threshold: 0.8,
      document_type: 'purchase_order',
      fields: [{ name: 'order_number', type: 'string', synonyms: ['Order no.'] }],
    });
    const id = String(created?.id);
    expect(await jsonOf(run('parser', 'get', located(id)))).toEqual([created]);

    const changed = await jsonOf(
      run('parser', 'update', {
        ...located(id),
        fieldsFrom: 'json',
        fieldsJson: '{"type":"object","properties":{"total":{"type":"number"}}}',
        parserOptions: { name: 'Notes' },
      }),
    );
    expect(changed).toMatchObject([{ id, name: 'Notes', fields: [{ name: 'total', type: 'number' }] }]);
    const { error } = await run('parser', 'update', { ...located(id), fieldsFrom: 'none' });
    expect(error).toMatchObject({ message: 'There is nothing to change' });

    expect(await jsonOf(run('parser', 'delete', located(id)))).toEqual([{ deleted: true }]);
    expect((await run('parser', 'get', located(id))).error).toMatchObject({ httpCode: '404' });
  });

  test('a name that is taken and a list of fields that cannot be are refused in the server’s words', async () => {
    const create = (parameters: RunOptions['parameters']) =>
      run('parser', 'create', { parserName: 'Twice', fieldsFrom: 'json', fieldsJson: field, ...parameters });
    await create({ fieldsJson: JSON.stringify([{ name: 'a', type: 'string' }]) });
    expect((await create({ fieldsFrom: 'none' })).error).toMatchObject({ httpCode: '409' });
    const { error } = await create({ parserName: 'Wrong', fieldsJson: '[{"name":"a","type":"text"}]' });
    expect(error).toMatchObject({ httpCode: '400', description: expect.stringContaining('fields[0].type') });
  });

  test('Get Many lists the account’s own and the built-in ones', async () => {
    await server.client.parsers.create({ name: 'Freight papers' });
    const names = async (parameters: RunOptions['parameters']) =>
      (await jsonOf(run('parser', 'getMany', parameters))).map(({ name }) => name);
    expect(await names({ search: 'freight' })).toEqual(['Freight papers']);
    const own = await names({ builtIn: false, returnAll: true });
    expect(own).toContain('Freight papers');
    expect((await names({ returnAll: true })).length).toBeGreaterThan(own.length);
  });

  test('the list in the editor is searched on the server, page by page', async () => {
    for (let n = 0; n < 3; n += 1) await server.client.parsers.create({ name: `Ledger ${n}` });
    const context = await loadOptions({ parameters: {}, credentials: { serverUrl: server.url, apiKey } });
    const search = action.methods?.listSearch?.searchParsers;
    const { results = [] } = (await search?.call(context, 'ledger')) ?? {};
    expect(results.map(({ name }) => name)).toEqual(['Ledger 2', 'Ledger 1', 'Ledger 0']);
    const all = (await search?.call(context)) ?? { results: [] };
    expect(all.results).toContainEqual(
      expect.objectContaining({ value: 'invoice', name: expect.stringContaining('(Built-In)') }),
    );
  });

  test('Detect Fields proposes those of samples, and saves them if wanted', async () => {
    const { id } = await server.client.parsers.create({ name: 'From samples' });
    const samples = await numberedInvoices(2);
    const detect = (parameters: RunOptions['parameters'], items = samples) =>
      run('parser', 'detectFields', { ...located(id), ...parameters }, items);
    const { items } = await detect({ saveFields: false });
    expect(items).toMatchObject([
      { json: { parser_id: id, parser_name: 'From samples' }, pairedItem: [{ item: 0 }, { item: 1 }] },
    ]);
    const proposed = items[0]?.json.fields as { name: string; example: unknown }[];
    expect(proposed.map(({ example }) => example)).toContain('BK-1001');
    expect((await server.client.parsers.get(id)).fields).toEqual([]);

    await jsonOf(detect({ saveFields: true }));
    expect((await server.client.parsers.get(id)).fields.length).toBe(proposed.length);
    expect((await detect({ saveFields: true })).error).toMatchObject({ httpCode: '400' });
    await jsonOf(detect({ saveFields: true, replaceFields: true }));
    const { error } = await detect({}, await numberedInvoices(6));
    expect(error).toMatchObject({ message: 'There are 6 samples' });
  });
});

test('Get Credits gives what is left', async () => {
  expect(await jsonOf(run('account', 'getCredits'))).toMatchObject([
    { balance: null, monthly_pages: { used: expect.any(Number) } },
  ]);
});

test('few credits left are hinted at', async () => {
  const metered = await startTestServer({}, { Metered: { credits: 30 } });
  const { hints, items } = await runNode({
    items: [await invoiceItem(englishInvoice)],
    parameters: { resource: 'document', operation: 'extract', waitMode: 'poll' },
    credentials: { serverUrl: metered.url, apiKey: metered.keyOf('Metered') },
  });
  expect(items[0]?.json.status).toBe('completed');
  expect(hints).toEqual([expect.stringContaining('Only 27 credits are left, enough for 9 pages')]);
  await metered.close();
});

describe('Send Request', () => {
  const send = (parameters: RunOptions['parameters']) => run('api', 'sendRequest', parameters);

  test('calls any route with the credential', async () => {
    const usage = await jsonOf(
      send({
        method: 'GET',
        path: '/v1/usage',
        query: {
          parameters: [
            { name: 'from', value: '2026-01-01' },
            { name: 'to', value: '2026-01-02' },
          ],
        },
      }),
    );
    expect(usage).toMatchObject([{ usage: { from: '2026-01-01', to: '2026-01-02' } }]);
    const made = await jsonOf(send({ method: 'POST', path: '/v1/parsers', body: '{"name":"By hand"}' }));
    const { id } = (made[0] as { parser: { id: string } }).parser;
    expect(await jsonOf(send({ method: 'DELETE', path: `/v1/parsers/${id}` }))).toEqual([{ success: true }]);
  });

  test.each(['https://example.com/', '//example.com/v1', 'v1/me'])(
    'never another address: %s',
    async (path) => {
      const { error } = await send({ method: 'GET', path });
      expect(error).toMatchObject({
        message: expect.stringContaining('is not a path on the Docglean server'),
      });
    },
  );
});

test('an operation that this version does not have is named', async () => {
  const { error } = await run('document', 'translate');
  expect(error?.message).toContain('no operation "translate"');
});
