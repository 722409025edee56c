import { startReceiver } from '../harness/receiver.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { call, extractAll, memoriesOf, refusal } from './requests.ts';
import { invoiceFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const fields = [
  { name: 'Number', type: 'string', synonyms: ['Invoice number'], required: true },
  { name: 'total', type: 'currency', required: true },
  { name: 'colour', type: 'enum', enum: ['red', 'blue'] },
];

async function reviewed(options: object = { fields }, number = 'INV-1') {
  const { id, documents } = await extractAll(server, [await invoiceFile(number)], options);
  return { id, at: `/v1/extractions/${id}/documents/${documents[0]?.id}/review` };
}

describe('reviewing a document', () => {
  test('keeps the truth beside what was extracted, and says what of it was right', async () => {
    const { id, at } = await reviewed({ fields, review_threshold: 1 });
    expect(await server.client.extractions.get(id)).toMatchObject({ status: 'needs_review' });
    const { json } = await call(server, 'PUT', at, { values: { total: 118, colour: 'red' } });
    expect(json.document).toMatchObject({
      status: 'completed',
      is_verified: true,
      result: { Number: 'INV-1', total: 119, colour: null },
      ground_truth: { Number: 'INV-1', total: 118, colour: 'red' },
    });
    const { overall_accuracy, fields: compared } = json.document.accuracy;
    expect(overall_accuracy).toBeCloseTo(1 / 3);
    expect(compared.map(({ name, match }: { name: string; match: boolean }) => [name, match])).toEqual([
      ['Number', true],
      ['total', false],
      ['colour', false],
    ]);
    expect(await server.client.extractions.get(id)).toMatchObject({ status: 'completed' });
    expect((await call(server, 'GET', '/v1/documents?is_verified=true')).json.items).toHaveLength(1);
    // What a person wrote is found too.
    expect((await call(server, 'GET', '/v1/documents?search=red')).json.items).toHaveLength(1);

    // A second look changes what it names and nothing else.
    const again = await call(server, 'PUT', at, { values: { total: 119 } });
    expect(again.json.document.ground_truth).toEqual({ Number: 'INV-1', total: 119, colour: 'red' });
  });

  test('without corrections confirms everything; an empty value that is rightly empty counts', async () => {
    const { at } = await reviewed();
    const { json } = await call(server, 'PUT', at, { values: {} });
    expect(json.document.accuracy.overall_accuracy).toBe(1);
  });

  test('takes numbers as canvases send them, and refuses what is of the wrong kind', async () => {
    const { at } = await reviewed();
    expect(
      (await call(server, 'PUT', at, { values: { total: '119.00' } })).json.document.ground_truth.total,
    ).toBe(119);
    const { status, json } = await call(server, 'PUT', at, {
      values: { total: 'much', colour: 5, sum: 1 },
    });
    expect([status, json.error.code]).toEqual([400, 'INVALID_PAYLOAD']);
    expect(json.error.details.map(({ path }: { path: string }) => path)).toEqual([
      'values.total',
      'values.colour',
      'values.sum',
    ]);
    expect(json.error.details[2].fix).toContain('"Number"');
  });

  test('takes the names of values that are absent, for callers that cannot write null', async () => {
    const { at } = await reviewed();
    const { json } = await call(server, 'PUT', at, { values: { Number: 'INV-9' }, absent: ['total'] });
    expect(json.document.ground_truth).toEqual({ Number: 'INV-9', total: null, colour: null });
    expect(await refusal(server, 'PUT', at, { values: {}, absent: ['sum'] })).toEqual([
      400,
      'INVALID_PAYLOAD',
    ]);
  });

  test('is refused where there is nothing to review', async () => {
    const { at } = await reviewed({ mode: 'text' });
    expect(await refusal(server, 'PUT', at, { values: {} })).toEqual([400, 'NOTHING_TO_REVIEW']);
    const elsewhere = at.replace(/doc_\w+/, 'doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C');
    expect(await refusal(server, 'PUT', elsewhere, { values: {} })).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  test('is told to webhooks', async () => {
    const receiver = await startReceiver();
    try {
      await server.client.webhooks.create({ url: receiver.url, events: ['document.reviewed'] });
      const { at } = await reviewed();
      await call(server, 'PUT', at, { values: { total: 1 } });
      const [request] = await receiver.received(1);

      expect(request?.json).toMatchObject({
        type: 'document.reviewed',
        data: { document: { is_verified: true, ground_truth: { total: 1 } } },
      });
    } finally {
      await receiver.close();
    }
  });
});

describe('learning from reviews', () => {
  const letter = (code: string, city: string) =>
    textFile(`${code}.pdf`, [
      'Harbour Freight Office',
      'Notice of arrival for our customers',
      `Zeichen  ${code}`,
      `Kai  ${city}`,
      'Please collect your goods within five working days at the gate.',
    ]);

  test('the next document of the layout is right, until the memory is deleted', async () => {
    const { json } = await call(server, 'POST', '/v1/parsers', {
      name: 'Arrivals',
      fields: [{ name: 'fk_1', type: 'string' }],
    });
    const parser = json.parser.id;
    const read = (code: string, city: string) =>
      letter(code, city).then((file) => extractAll(server, [file], { parser_id: parser }));
    const first = await read('HFO-4417', 'Cork');
    expect(first.documents[0]?.result).toEqual({ fk_1: null });
    await call(server, 'PUT', `/v1/extractions/${first.id}/documents/${first.documents[0]?.id}/review`, {
      values: { fk_1: 'HFO-4417' },
    });
    const [memory] = await memoriesOf(server, parser);
    expect(memory).toMatchObject({ parser_id: parser, file_name: 'HFO-4417.pdf', fields: ['fk_1'] });

    const second = await read('HFO-9020', 'Galway');
    expect(second.documents[0]?.result).toEqual({ fk_1: 'HFO-9020' });
    expect(second.documents[0]?.fields[0]).toMatchObject({ source: 'memory' });

    expect((await call(server, 'DELETE', `/v1/parsers/${parser}/memories/${memory?.id}`)).status).toBe(204);
    expect(await refusal(server, 'DELETE', `/v1/parsers/${parser}/memories/${memory?.id}`)).toEqual([
      404,
      'RESOURCE_NOT_FOUND',
    ]);
    const third = await read('HFO-1111', 'Sligo');
    expect(third.documents[0]?.result).toEqual({ fk_1: null });
  });

  test('accuracy is counted per field, and confidence held against it', async () => {
    const { json } = await call(server, 'POST', '/v1/parsers', { name: 'Counted', fields });
    const parser = json.parser.id;
    // Read before the first review, for what that teaches would help the others.
    const first = await reviewed({ parser_id: parser }, 'INV-51');
    const second = await reviewed({ parser_id: parser }, 'INV-52');
    await reviewed({ parser_id: parser }, 'INV-53');
    await call(server, 'PUT', first.at, { values: { colour: 'red' } });
    await call(server, 'PUT', second.at, { values: { total: 1 } });

    const { accuracy } = (await call(server, 'GET', `/v1/parsers/${parser}/accuracy`)).json;
    expect(accuracy).toMatchObject({ documents: 3, reviewed: 2 });
    expect(accuracy.review_rate).toBeCloseTo(2 / 3);
    const of = (name: string) => accuracy.fields.find((field: { name: string }) => field.name === name);
    expect(of('Number')).toMatchObject({ values: 2, found: 2, right: 2, precision: 1, recall: 1, f1: 1 });
    expect(of('total')).toMatchObject({
      values: 2,
      found: 2,
      right: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
    });
    expect(of('colour')).toMatchObject({ values: 1, found: 0, right: 0, precision: null, recall: 0, f1: 0 });
    expect(accuracy.overall).toMatchObject({ values: 5, found: 4, right: 3, precision: 0.75, recall: 0.6 });
    const binned = accuracy.confidence.reduce((sum: number, bin: { values: number }) => sum + bin.values, 0);
    expect(binned).toBe(4);
  });
});
