import { manyCount } from '../surroundings.ts';
import { type Behaviour, only } from '../world.ts';

const goods = [
  { name: 'note_number', type: 'string', required: true, synonyms: ['Note no.'], description: 'Its number' },
  { name: 'state', type: 'enum', enum: ['open', 'paid'] },
  {
    name: 'goods',
    type: 'list<object>',
    fields: [
      { name: 'article', type: 'string' },
      { name: 'count', type: 'number' },
    ],
  },
];

const builtIn = [
  { label: 'Invoice (built in)', value: 'invoice' },
  { label: 'Receipt (built in)', value: 'receipt' },
  { label: 'Purchase order (built in)', value: 'purchase_order' },
  { label: 'Delivery note (built in)', value: 'delivery_note' },
  { label: 'Bank statement (built in)', value: 'bank_statement' },
];

const choicesOf = (form: { name: string; choices?: unknown[] }[], name: string) =>
  form.find((parameter) => parameter.name === name)?.choices;

export const parserBehaviours: Behaviour[] = [
  {
    name: 'Create a parser saves fields as they were put together, tables included',
    of: ['module.createParser'],
    async check({ make, api, unique }) {
      const name = unique('Delivery notes');
      const settings = { name, description: 'Of Miller', language: 'de', document_type: 'invoice' };
      const parser = only(await make.run('createParser', { ...settings, fields: goods }));
      expect(parser).toMatchObject({
        ...settings,
        is_preset: false,
        fields: goods,
        created_at: expect.any(Date),
      });
      expect((await api('GET', `/v1/parsers/${parser.id}`)).parser).toMatchObject({
        ...settings,
        fields: goods,
      });
      await expect(make.run('createParser', { name })).rejects.toMatchObject({
        type: 'DuplicateDataError',
        message: expect.stringContaining('[409]'),
      });
    },
  },
  {
    name: 'List parsers turns pages until the limit, and gives all without one',
    of: ['module.listParsers'],
    async check({ make }) {
      const many = await make.run('listParsers', { search: 'One of many', limit: 1000 });
      expect(many).toHaveLength(manyCount);
      expect(new Set(many.map(({ id }) => id)).size).toBe(manyCount);
      expect(await make.run('listParsers', { search: 'One of many' })).toHaveLength(10);
      expect((await make.run('listParsers', { presets: 'only' })).map(({ id }) => id)).toEqual(
        builtIn.map(({ value }) => value),
      );
      expect(await make.run('listParsers', { presets: 'exclude', search: 'Invoice' })).toEqual([]);
    },
  },
  {
    name: 'Detect fields gives a parser the fields of a sample document',
    of: ['module.detectFields'],
    async check({ make, api, invoice, unique }) {
      const { id: parser_id } = only(await make.run('createParser', { name: unique('Detected') }));
      const sample = { parser_id, file_name: 'invoice.pdf', file_data: invoice };
      const detected = only(await make.run('detectFields', { ...sample, language: 'en' }));
      expect(detected).toMatchObject({ parser_id, name: expect.stringContaining('Detected') });
      const found = detected.fields as unknown[];
      expect(found.length).toBeGreaterThan(3);
      expect(detected.field_count).toBe(found.length);
      const { parser } = (await api('GET', `/v1/parsers/${parser_id}`)) as { parser: { fields: unknown[] } };
      expect(parser.fields).toHaveLength(found.length);
      await expect(make.run('detectFields', sample)).rejects.toMatchObject({
        type: 'DataError',
        message: expect.stringContaining('[400] This parser already has fields.'),
      });
      expect(only(await make.run('detectFields', { ...sample, replace: true })).field_count).toBe(
        found.length,
      );
    },
  },
  {
    name: 'forms list all parsers, and filters only those of your own',
    of: ['rpc.listParsers', 'rpc.listOwnParsers', 'rpc.listDocumentTypes'],
    async check({ make }) {
      const all = choicesOf(await make.form('extractDocument'), 'parser_id') ?? [];
      expect(all).toEqual(expect.arrayContaining(builtIn));
      expect(all.length).toBeGreaterThan(manyCount);
      const own = choicesOf(await make.form('searchDocuments'), 'parser_id') ?? [];
      expect(own.length).toBe(all.length - builtIn.length);
      const one = (await make.run('listParsers', { search: 'One of many 7' }))[0];
      expect(own).toContainEqual({ label: one?.name, value: one?.id });
      expect(choicesOf(await make.form('searchDocuments'), 'document_type')).toEqual(
        builtIn.map(({ label, value }) => ({ label: label.replace(' (built in)', ''), value })),
      );
    },
  },
  {
    name: 'forms list extractions, and the documents of the one that is chosen',
    of: ['rpc.listExtractions', 'rpc.listDocuments'],
    async check({ make, read }) {
      const form = await make.form('getDocument', { extraction_id: read.extraction_id });
      const extractions = choicesOf(form, 'extraction_id') ?? [];
      expect(extractions).toContainEqual({ label: 'Read before (1 document)', value: read.extraction_id });
      expect(extractions.length).toBeGreaterThan(manyCount);
      expect(choicesOf(form, 'document_id')).toEqual([{ label: 'invoice.pdf', value: read.document_id }]);
      expect(choicesOf(await make.form('getDocument'), 'document_id')?.length).toBeGreaterThan(100);
    },
  },
  {
    name: 'the next modules are shown the values of the chosen parser with its labels and a sample',
    of: [
      'rpc.documentInterface',
      'rpc.lineItemInterface',
      'rpc.documentSample',
      'rpc.lineItemSample',
      'module.extractDocument',
      'module.listLineItems',
    ],
    async check({ make, unique }) {
      const { id: parser_id } = only(
        await make.run('createParser', { name: unique('Shown'), fields: goods }),
      );
      const shown = await make.interface('extractDocument', { parser_id });
      expect(shown.find(({ name }) => name === 'values')?.spec).toMatchObject([
        { name: 'note_number', label: 'Note number', type: 'text' },
        { name: 'state', label: 'State', type: 'text' },
        {
          name: 'goods',
          label: 'Goods',
          type: 'array',
          spec: [{ name: 'article' }, { name: 'count', type: 'number' }],
        },
      ]);
      expect(shown.find(({ name }) => name === 'field_confidence')?.spec).toEqual(
        ['note_number', 'state', 'goods'].map((name) => expect.objectContaining({ name, type: 'number' })),
      );
      expect((await make.sample('extractDocument', { parser_id })).values).toMatchObject({ state: 'open' });

      const rows = await make.interface('listLineItems', { parser_id });
      expect(rows.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['row', 'note_number', 'good_article']),
      );
      expect(rows.map(({ name }) => name)).not.toContain('goods');
      expect(rows).toContainEqual({ name: 'good_count', label: 'Good count', type: 'number' });
      expect(await make.sample('listLineItems', { parser_id })).toMatchObject({
        row: 1,
        good_count: expect.any(Number),
      });

      // Without a parser, those of an invoice.
      const usual = (await make.interface('extractDocument')).find(({ name }) => name === 'values');
      expect(usual?.spec?.map(({ name }) => name)).toContain('invoice_number');
      const ofType = await make.interface('searchDocuments', { document_type: 'bank_statement' });
      expect(ofType.find(({ name }) => name === 'values')?.spec?.map(({ name }) => name)).toContain(
        'transactions',
      );
    },
  },
  {
    name: 'the form of a review has an input for each value, with its type',
    of: ['rpc.reviewForm', 'module.reviewDocument'],
    async check({ make, unique }) {
      const { id: parser_id } = only(
        await make.run('createParser', { name: unique('To review'), fields: goods }),
      );
      const form = await make.form('reviewDocument', { parser_id });
      expect(form.find(({ name }) => name === 'values')?.spec?.map(({ name }) => name)).toEqual([
        'note_number',
        'state',
        'goods',
      ]);
      expect(choicesOf(form, 'absent')).toEqual([
        { label: 'Note number', value: 'note_number' },
        { label: 'State', value: 'state' },
        { label: 'Goods', value: 'goods' },
      ]);
    },
  },
];
