import { englishInvoice } from '../../documents/examples.ts';
import { chairs, invoiceOf, orderOf, paper } from '../../server/papers.ts';
import { type Behaviour, only, serverUrl, type World } from '../world.ts';

/** Reads files through the app; gives the ids of their documents. */
async function readIds(
  { make }: World,
  files: readonly File[],
  types: readonly string[] = [],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, file] of files.entries()) {
    const file_data = Buffer.from(await file.arrayBuffer());
    const { id } = only(
      await make.run('extractDocument', {
        file_name: file.name,
        file_data,
        parser_id: types[index] ?? 'invoice',
      }),
    );
    ids.push(String(id));
  }
  return ids;
}

let orders = 70_000;

/** An order of ten chairs and an invoice for as many or more, read. */
async function readOrder(world: World, billed: number): Promise<{ order: string; invoice: string }> {
  const number = ++orders;
  const [order, invoice] = await readIds(
    world,
    [
      orderOf(paper(`INV-${number}`, `PO-${number}`, [chairs(10)])),
      invoiceOf(paper(`INV-${number}`, `PO-${number}`, [chairs(billed)])),
    ],
    ['purchase_order', 'invoice'],
  );
  return { order: order ?? '', invoice: invoice ?? '' };
}

export const comparingBehaviours: Behaviour[] = [
  {
    name: 'Match documents finds the order of an invoice, and says what differs',
    of: ['module.matchDocuments'],
    async check(world) {
      const { order, invoice } = await readOrder(world, 12);
      const match = only(await world.make.run('matchDocuments', { document_id: invoice }));
      expect(match).toMatchObject({
        id: expect.stringMatching(/^mat_/),
        document_id: invoice,
        result: 'mismatched',
        counterparts: [{ document_id: order }],
        differences: expect.arrayContaining([
          expect.objectContaining({ kind: 'quantity', message: expect.stringContaining('2 more') }),
        ]),
        created_at: expect.any(Date),
        updated_at: expect.any(Date),
      });
    },
  },
  {
    name: 'Match documents passes on among which documents to look and what is no difference',
    of: ['module.matchDocuments'],
    async check(world) {
      const { order, invoice } = await readOrder(world, 12);
      const match = (more: object) => world.make.run('matchDocuments', { document_id: invoice, ...more });
      const tolerant = only(
        await match({ quantity_tolerance: 25, amount_tolerance: 30, price_tolerance: 5 }),
      );
      expect(tolerant).toMatchObject({
        result: 'matched',
        tolerances: {
          quantity: { relative: 0.25 },
          amount: { relative: 0.3 },
          unit_price: { relative: 0.05 },
        },
      });
      const among = only(await match({ document_types: ['delivery_note'], customer_id: 'nobody' }));
      expect(among).toMatchObject({ against: { document_types: ['delivery_note'], customer_id: 'nobody' } });
      expect(among.result).toBe('unmatched');
      expect(only(await match({ document_ids: [order] }))).toMatchObject({
        against: { document_ids: [order] },
      });
    },
  },
  {
    name: 'Compare documents says what differs between documents of one type',
    of: ['module.compareDocuments'],
    async check(world) {
      const invoices = ['INV-1', 'INV-2', 'INV-3'].map((number) => invoiceOf({ ...englishInvoice, number }));
      const document_ids = await readIds(world, invoices);
      const settings = { name: world.unique('Compared'), customer_id: 'c' };
      const compared = only(await world.make.run('compareDocuments', { document_ids, ...settings }));
      expect(compared).toMatchObject({
        ...settings,
        status: 'completed',
        document_ids,
        created_at: expect.any(Date),
        finished_at: expect.any(Date),
      });
      const { variations } = compared.result as { variations: { values: { raw: string }[] }[] };
      const raw = variations.map(({ values }) => values.map((value) => value.raw));
      expect(raw).toContainEqual(['INV-1', 'INV-2', 'INV-3']);
    },
  },
  {
    name: 'Compare documents takes an extraction as well, and says what is too few',
    of: ['module.compareDocuments'],
    async check({ make, read }) {
      const all = { documents_from: 'extraction', extraction_id: read.extraction_id };
      await expect(make.run('compareDocuments', all)).rejects.toMatchObject({
        type: 'DataError',
        message: expect.stringContaining('[400] There is 1 document to compare, and at least 3 are needed'),
      });
    },
  },
  {
    name: 'Compare documents waits, and tells a failure from what takes longer',
    of: ['module.compareDocuments'],
    async check({ makeWith, answering, keys, read }) {
      const { make } = await makeWith(keys.admin, { hosts: { [serverUrl]: answering.url } });
      const compare = (section: object) => {
        answering.answer = {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ section: { id: 'sec_1', ...section } }),
        };
        const documents = { documents_from: 'extraction', extraction_id: read.extraction_id };
        return make.run('compareDocuments', { ...documents, wait_seconds: 1 });
      };
      const asked = answering.requests.length;
      await expect(compare({ status: 'processing' })).rejects.toMatchObject({
        type: 'IncompleteDataError',
        message: expect.stringMatching(/after 1 seconds.* the URL \/v1\/sections\/sec_1\./),
      });
      expect(
        answering.requests.slice(asked).filter(({ url }) => url?.endsWith('?wait=1')).length,
      ).toBeGreaterThan(2);
      await expect(compare({ status: 'failed', error: { message: 'Locked.' } })).rejects.toMatchObject({
        type: 'DataError',
        message: 'Locked.',
      });
    },
  },
];
