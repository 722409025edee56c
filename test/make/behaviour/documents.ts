import { englishInvoice } from '../../documents/examples.ts';
import { manyCount } from '../surroundings.ts';
import { type Behaviour, only, type World } from '../world.ts';

const file = ({ invoice }: World, name = 'invoice.pdf') => ({ file_name: name, file_data: invoice });
const noDocument = { file_name: 'notes.txt', file_data: Buffer.from('These are not the bytes of a PDF.') };

/** What every document of the invoice gives. */
const invoiceBundle = {
  id: expect.stringMatching(/^doc_/),
  extraction_id: expect.stringMatching(/^ext_/),
  status: 'completed',
  needs_review: false,
  file_name: 'invoice.pdf',
  document_type: 'invoice',
  confidence: expect.any(Number),
  values: expect.objectContaining({
    invoice_number: 'BK-2026-0418',
    total_amount: 3463.8,
    line_items: englishInvoice.lines.map(({ sku }) => expect.objectContaining({ sku })),
  }),
  field_confidence: expect.objectContaining({ total_amount: expect.any(Number) }),
  created_at: expect.any(Date),
  finished_at: expect.any(Date),
};

const submitted = async (world: World, options: object = {}): Promise<string> => {
  const { id } = only(await world.make.run('submitDocument', { ...file(world), ...options }));
  await world.api('GET', `/v1/extractions/${id}?wait=30`);
  return String(id);
};

const extracted = async (world: World, options: object = {}) =>
  only(await world.make.run('extractDocument', { ...file(world), ...options }));

export const documentBehaviours: Behaviour[] = [
  {
    name: 'Extract data from a document gives the values in one run',
    of: ['module.extractDocument', 'rpc.documentInterface'],
    async check(world) {
      expect(await extracted(world)).toMatchObject(invoiceBundle);
    },
  },
  {
    name: 'Extract data from a document passes on every setting',
    of: ['module.extractDocument'],
    async check(world) {
      const settings = {
        language: 'en',
        pages: '1',
        customer_id: 'customer-9',
        review_threshold: 1,
        engine: 'rules',
      };
      const document = await extracted(world, { parser_id: 'invoice', ...settings });
      expect(document).toMatchObject({
        status: 'needs_review',
        needs_review: true,
        customer_id: 'customer-9',
      });
      const { extraction } = await world.api('GET', `/v1/extractions/${document.extraction_id}`);
      expect(extraction).toMatchObject({
        parser_id: 'invoice',
        review_threshold: 1,
        engine: 'rules',
        customer_id: 'customer-9',
      });
      const sent = world.app.log.find(({ request }) => request.method === 'POST')?.request.body;
      expect(sent).toMatchObject({ language: 'en', pages: '1' });
      await expect(extracted(world, { language: 'english' })).rejects.toMatchObject({
        type: 'BundleValidationError',
      });
    },
  },
  {
    name: 'Extract data from a document waits, and says how to get the values of what takes longer',
    of: ['module.extractDocument'],
    async check(world) {
      const { answering, keys, read } = world;
      const { make } = await world.makeWith(keys.admin, {
        hosts: { 'https://docglean.example.com': answering.url },
      });
      answering.answer = {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ extraction: { id: read.extraction_id, status: 'processing' }, items: [{}] }),
      };
      const asked = answering.requests.length;
      await expect(make.run('extractDocument', { ...file(world), wait_seconds: 1 })).rejects.toMatchObject({
        type: 'IncompleteDataError',
        message: expect.stringMatching(
          new RegExp(`still being read after 1 seconds\\..* extraction ID ${read.extraction_id}, or`),
        ),
      });
      const requests = answering.requests.slice(asked).map(({ url }) => url);
      expect(requests.filter((url) => url?.endsWith('?wait=1')).length).toBeGreaterThan(2);
    },
  },
  {
    name: 'Extract data from a document fails with the reason, or goes on where that is wanted',
    of: ['module.extractDocument'],
    async check(world) {
      await expect(extracted(world, noDocument)).rejects.toMatchObject({
        type: 'DataError',
        message: expect.stringContaining('Send a PDF'),
      });
      const goneOn = await extracted(world, { ...noDocument, if_not_readable: 'continue' });
      expect(goneOn).toMatchObject({
        status: 'failed',
        file_name: 'notes.txt',
        error: { code: 'UNSUPPORTED_FORMAT' },
      });
    },
  },
  {
    name: 'the same idempotency key gives the first extraction again',
    of: ['module.submitDocument', 'module.extractDocument'],
    async check(world) {
      const idempotency_key = world.unique('key');
      const first = await submitted(world, { idempotency_key });
      expect(await submitted(world, { idempotency_key })).toBe(first);
      expect(await submitted(world)).not.toBe(first);
      const other = { idempotency_key: world.unique('key') };
      expect((await extracted(world, other)).id).toBe((await extracted(world, other)).id);
    },
  },
  {
    name: 'Submit a document goes on at once with the extraction',
    of: ['module.submitDocument'],
    async check(world) {
      const name = world.unique('Submitted');
      const settings = {
        name,
        parser_id: 'invoice',
        language: 'en',
        pages: '1',
        customer_id: 'c',
        review_threshold: 0.3,
        engine: 'rules',
      };
      const extraction = only(await world.make.run('submitDocument', { ...file(world), ...settings }));
      expect(extraction).toMatchObject({
        id: expect.stringMatching(/^ext_/),
        status: expect.stringMatching(/queued|processing/),
        needs_review: false,
        name,
        parser_id: 'invoice',
        customer_id: 'c',
        review_threshold: 0.3,
        engine: 'rules',
        documents: { total: 1 },
        created_at: expect.any(Date),
      });
      await expect(world.make.run('submitDocument', { file_name: 'a.pdf' })).rejects.toMatchObject({
        type: 'BundleValidationError',
      });
    },
  },
  {
    name: 'Get a document gives everything read from it',
    of: ['module.getDocument', 'rpc.documentInterface'],
    async check({ make, read }) {
      const document = only(await make.run('getDocument', read));
      expect(document).toMatchObject({
        ...invoiceBundle,
        text: expect.stringContaining('BK-2026-0418'),
        tables: expect.arrayContaining([expect.objectContaining({ page: 1 })]),
        fields: expect.arrayContaining([
          expect.objectContaining({ name: 'total_amount', raw: expect.any(String) }),
        ]),
      });
      expect(document).not.toHaveProperty('result');
      await expect(
        make.run('getDocument', { ...read, document_id: 'doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C' }),
      ).rejects.toMatchObject({
        type: 'RuntimeError',
        message: expect.stringContaining('[404] There is nothing with this id.'),
      });
    },
  },
  {
    name: 'Get an extraction gives its documents with it',
    of: ['module.getExtraction'],
    async check({ make, read }) {
      const extraction = only(await make.run('getExtraction', { extraction_id: read.extraction_id }));
      expect(extraction).toMatchObject({
        id: read.extraction_id,
        name: 'Read before',
        needs_review: false,
        results: [{ id: read.document_id, result: { total_amount: 3463.8 } }],
        created_at: expect.any(Date),
        finished_at: expect.any(Date),
      });
    },
  },
  {
    name: 'Search documents turns pages until the limit, and gives all without one',
    of: ['module.searchDocuments', 'rpc.documentInterface'],
    async check({ make, many }) {
      const all = await make.run('searchDocuments', { ...many, limit: 1000 });
      expect(all).toHaveLength(manyCount);
      expect(new Set(all.map(({ id }) => id)).size).toBe(manyCount);
      expect(await make.run('searchDocuments', many)).toHaveLength(10);
      expect(await make.run('searchDocuments', { ...many, limit: 102 })).toHaveLength(102);
    },
  },
  {
    name: 'Search documents passes on every filter',
    of: ['module.searchDocuments'],
    async check(world) {
      const { make, read } = world;
      const customer_id = world.unique('customer');
      const id = await submitted(world, { customer_id, review_threshold: 1 });
      const found = (filter: Record<string, unknown>) => make.run('searchDocuments', filter);
      expect(await found({ customer_id })).toMatchObject([{ extraction_id: id, needs_review: true }]);
      expect(await found({ customer_id, status: 'completed' })).toEqual([]);
      expect(await found({ customer_id, document_type: 'receipt' })).toEqual([]);
      expect(await found({ customer_id, document_type: 'invoice' })).toHaveLength(1);
      expect(await found({ customer_id, search: 'nothingofthekind' })).toEqual([]);
      expect(await found({ customer_id, search: 'Brightmoor' })).toHaveLength(1);
      expect(await found({ customer_id, is_verified: true })).toEqual([]);
      const before = only(await make.run('getDocument', read)).created_at as Date;
      expect(await found({ customer_id, created_after: before })).toHaveLength(1);
      expect(await found({ customer_id, created_before: before })).toEqual([]);
      expect(await found({ customer_id, created_after: new Date(Date.now() + 60_000) })).toEqual([]);
    },
  },
  {
    name: 'List line items gives a bundle for each row',
    of: ['module.listLineItems', 'rpc.lineItemInterface'],
    async check({ make, read }) {
      const rows = englishInvoice.lines.map(({ sku, amount }, index) => ({
        line_item_sku: sku,
        line_item_amount: amount,
        table: 'line_items',
        row: index + 1,
        total_amount: 3463.8,
        file_name: 'invoice.pdf',
        created_at: expect.any(Date),
      }));
      expect(await make.run('listLineItems', read)).toMatchObject(rows);
      const { extraction_id } = read;
      expect(await make.run('listLineItems', { extraction_id, limit: 2 })).toMatchObject(rows.slice(0, 2));
      const elsewhere = { extraction_id, document_id: 'doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C' };
      await expect(make.run('listLineItems', elsewhere)).rejects.toMatchObject({ type: 'RuntimeError' });
    },
  },
  {
    name: 'Review a document corrects values, and says which are not there',
    of: ['module.reviewDocument', 'rpc.reviewForm'],
    async check(world) {
      const { make } = world;
      const { id: document_id, extraction_id } = await extracted(world, { review_threshold: 1 });
      const where = { extraction_id, document_id, parser_id: 'invoice' };
      const corrected = { ...where, values: { total_amount: 3460 }, absent: ['due_date'] };
      expect(only(await make.run('reviewDocument', corrected))).toMatchObject({
        status: 'completed',
        is_verified: true,
        values: { total_amount: 3460, due_date: null, invoice_number: 'BK-2026-0418' },
        accuracy: { overall_accuracy: expect.any(Number) },
        reviewed_at: expect.any(Date),
      });
      // What was corrected is what everyone gets from now on.
      expect(only(await make.run('getDocument', { extraction_id, document_id })).values).toMatchObject({
        total_amount: 3460,
      });
      const confirmed = await extracted(world);
      const all = { extraction_id: confirmed.extraction_id, document_id: confirmed.id, parser_id: 'invoice' };
      expect(only(await make.run('reviewDocument', all))).toMatchObject({
        accuracy: { overall_accuracy: 1 },
      });
    },
  },
  {
    name: 'Delete a document deletes it',
    of: ['module.deleteDocument'],
    async check(world) {
      const { id: document_id, extraction_id } = await extracted(world);
      const where = { extraction_id, document_id };
      expect(only(await world.make.run('deleteDocument', where))).toEqual({ ...where, deleted: true });
      await expect(world.make.run('getDocument', where)).rejects.toMatchObject({
        message: expect.stringContaining('[404]'),
      });
    },
  },
  {
    name: 'Export an extraction gives a file, and readable errors',
    of: ['module.exportExtraction'],
    async check({ make, read: { extraction_id } }) {
      const csv = only(await make.run('exportExtraction', { extraction_id }));
      expect(csv).toMatchObject({ extraction_id, file_name: `${extraction_id}.csv` });
      const lines = String(csv.data).trim().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain('BK-2026-0418');
      const rows = only(await make.run('exportExtraction', { extraction_id, layout: 'line_items' }));
      expect(String(rows.data).trim().split('\r\n')).toHaveLength(1 + englishInvoice.lines.length);
      const workbook = only(await make.run('exportExtraction', { extraction_id, format: 'xlsx' }));
      expect(workbook.file_name).toBe(`${extraction_id}.xlsx`);
      expect((workbook.data as Buffer).subarray(0, 2).toString()).toBe('PK');
      const elsewhere = { extraction_id: 'ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C' };
      await expect(make.run('exportExtraction', elsewhere)).rejects.toMatchObject({
        type: 'RuntimeError',
        message: expect.stringContaining('[404] There is nothing with this id.'),
      });
    },
  },
  {
    name: 'what is still being read is incomplete data, which a scenario can try again',
    of: [
      'module.exportExtraction',
      'module.listLineItems',
      'module.deleteDocument',
      'module.reviewDocument',
      'module.matchDocuments',
    ],
    async check({ makeWith, answering, keys, read }) {
      const { make } = await makeWith(keys.admin, {
        hosts: { 'https://docglean.example.com': answering.url },
      });
      answering.answer = {
        status: 409,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          error: { code: 'NOT_FINISHED', message: 'The extraction is still running.' },
        }),
      };
      for (const [module, parameters] of [
        ['exportExtraction', { extraction_id: read.extraction_id }],
        ['listLineItems', { extraction_id: read.extraction_id }],
        ['deleteDocument', read],
        ['matchDocuments', { document_id: read.document_id }],
      ] as const)
        await expect(make.run(module, parameters)).rejects.toMatchObject({
          type: 'IncompleteDataError',
          message: '[409] The extraction is still running.',
        });
    },
  },
];
