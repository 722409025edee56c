import { type Behaviour, only } from '../world.ts';
import { extracted, file, invoiceBundle, submitted } from './invoice.ts';

const noDocument = { file_name: 'notes.txt', file_data: Buffer.from('These are not the bytes of a PDF.') };

export const readingBehaviours: Behaviour[] = [
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
];
