import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorCatalogue, eventTypes, fieldTypes, paperKinds, statuses } from '@docglean/contract';
import { jsonOf, manifestOf } from '../make-runner/app-files.ts';
import type { Step } from '../make-runner/communication/step.ts';
import type { Option, Parameter } from '../make-runner/components/parameter.ts';
import { baseFile, formFileOf, interfaceFileOf, rpcFileOf } from './changed.ts';
import { shippedFiles } from './shipped.ts';

/**
 * The app is JSON and can share no types with the API. Here what it knows of the API is held against the contract: a
 * value that the API has and the app does not could be mapped by nobody.
 */

interface Schema {
  $ref?: string;
  type?: string | string[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

const openApi = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../packages/contract/openapi.json'), 'utf8'),
) as { components: { schemas: Record<string, Schema> } };

/** What a schema says besides that it may be null. */
function meant(schema: Schema | undefined): Schema {
  if (!schema) throw new Error('The contract has no such schema.');
  if (schema.$ref) return meant(openApi.components.schemas[schema.$ref.split('/').at(-1) ?? '']);
  const others = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return others.length === 1 ? meant(others[0]) : schema;
}

const parametersOf = (file: string): Parameter[] =>
  (jsonOf(shippedFiles, file) as (Parameter | string)[]).filter((one) => typeof one !== 'string');

/** The ways to what the API gives and the interface does not say. */
function missing(
  schema: Schema,
  spec: readonly Parameter[],
  at = '',
  seen: readonly Schema[] = [],
): string[] {
  if (seen.includes(schema)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const parameter = spec.find((one) => one.name === name);
    if (!parameter) return [at + name];
    if (!Array.isArray(parameter.spec)) return [];
    const inside = meant(part);
    const item = inside.items ? meant(inside.items) : inside;
    return missing(item, parameter.spec as Parameter[], `${at}${name}.`, [...seen, schema]);
  });
}

const documentSpec = (jsonOf(shippedFiles, rpcFileOf('document-interface')) as Step).response
  ?.wrapper as Parameter[];
const specs: [schema: string, where: string, spec: readonly Parameter[], but: string[]][] = [
  ['DocumentSummary', 'documents', documentSpec, ['result', 'ground_truth']],
  [
    'Document',
    'Get a document',
    [...documentSpec, ...parametersOf(interfaceFileOf('get-document'))],
    ['result', 'ground_truth'],
  ],
  ['Extraction', 'Submit a document', parametersOf(interfaceFileOf('submit-document')), []],
  ['Extraction', 'Watch extractions', parametersOf(interfaceFileOf('watch-extractions')), []],
  ['Extraction', 'Get an extraction', parametersOf(interfaceFileOf('get-extraction')), []],
  ['Parser', 'List parsers', parametersOf(interfaceFileOf('list-parsers')), []],
  ['Parser', 'Create a parser', parametersOf(interfaceFileOf('create-parser')), []],
  ['Match', 'Match documents', parametersOf(interfaceFileOf('match-documents')), []],
  ['Section', 'Compare documents', parametersOf(interfaceFileOf('compare-documents')), []],
];

test.each(specs)('%s: the interface of %s has everything the API gives', (name, _, spec, but) => {
  const schema = meant(openApi.components.schemas[name]);
  expect(Object.keys(schema.properties ?? {}).length).toBeGreaterThan(5);
  expect(missing(schema, spec)).toEqual(but);
});

test('the documents of an extraction and detected fields have everything, too', () => {
  const within = (file: string, name: string) =>
    parametersOf(interfaceFileOf(file)).find((one) => one.name === name)?.spec as Parameter[];
  const { DocumentSummary, DetectedField } = openApi.components.schemas;
  expect(missing(meant(DocumentSummary), within('get-extraction', 'results'))).toEqual([]);
  expect(missing(meant(DetectedField), within('detect-fields', 'fields'))).toEqual([]);
});

const choicesOf = (parameter: Parameter | undefined): unknown[] =>
  ((parameter?.options ?? []) as Option[]).map(({ value }) => value).toSorted();
const choicesIn = (file: string, name: string): unknown[] =>
  choicesOf(parametersOf(file).find((one) => one.name === name));

describe('the choices are those of the API', () => {
  test('statuses, kinds of documents to match, formats', () => {
    expect(choicesIn(formFileOf('search-documents'), 'status')).toEqual([...statuses].toSorted());
    const kinds = paperKinds.filter((kind) => kind !== 'other');
    expect(choicesIn(formFileOf('match-documents'), 'document_types')).toEqual(kinds.toSorted());
    for (const module of ['extract-document', 'submit-document'])
      expect(choicesIn(formFileOf(module), 'engine')).toEqual(['ai', 'auto', 'rules']);
    expect(choicesIn(formFileOf('export-extraction'), 'format')).toEqual(['csv', 'json', 'xlsx', 'xml']);
  });

  test('types of fields; parts of an object have no form in Make', () => {
    const fields = parametersOf(formFileOf('create-parser')).find(({ name }) => name === 'fields');
    const types = ((fields?.spec ?? []) as Parameter[]).find(({ name }) => name === 'type');
    expect(choicesOf(types)).toEqual(fieldTypes.filter((type) => type !== 'object').toSorted());
  });

  test('events', () => {
    const events = choicesIn('webhooks/document-events/document-events.params.iml.json', 'events');
    expect(events).toEqual(eventTypes.filter((type) => type.startsWith('document.')).toSorted());
    const form = 'modules/watch-extractions/watch-extractions.static-params.iml.json';
    expect(eventTypes).toEqual(expect.arrayContaining(choicesIn(form, 'events')));
  });
});

test('every status of an error of the API has its type in Make; 404 is any error', () => {
  const { error } = (jsonOf(shippedFiles, baseFile) as Step).response as { error: Record<string, unknown> };
  const answered = [...new Set(Object.values(errorCatalogue).map(({ status }) => status))].filter(
    (status) => status > 0,
  );
  expect(answered.filter((status) => status !== 404 && !error[status])).toEqual([]);
});

test('every operation that the app calls is one of the API', () => {
  const { paths } = openApi as unknown as { paths: Record<string, Record<string, unknown>> };
  const operations = Object.entries(paths).flatMap(([at, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${at.replace(/\{\w+\}/g, '*')}`),
  );
  const { components } = manifestOf(shippedFiles);
  const calls = [
    ...Object.values(components.module),
    ...Object.values(components.rpc),
    ...Object.values(components.webhook),
  ]
    .flatMap(({ codeFiles }) => ['communication', 'attach', 'detach'].map((code) => codeFiles[code]))
    .filter((file) => file !== null && file !== undefined)
    .flatMap((file) => [jsonOf(shippedFiles, file)].flat() as Step[])
    .filter(({ url }) => url !== undefined && url !== '{{parameters.url}}')
    .flatMap(({ method, url = '' }) => addressesOf(url).map((at) => `${method} ${at}`));
  expect(calls.length).toBeGreaterThan(25);
  expect(calls.filter((call) => !operations.includes(call))).toEqual([]);
});

/** `/v1/documents/*`; two where a condition chooses between them. */
function addressesOf(url: string): string[] {
  const plain = url.replace('{{connection.server_url}}', '');
  const choice = /\{\{if\(([^,]+), '([^']*)' \+ [^']*(?:\+ '([^']*)')?, '([^']*)'\)\}\}/.exec(plain);
  if (!choice) return [plain.replace(/\{\{.*?\}\}/g, '*')];
  const [whole, , start = '', end = '', otherwise = ''] = choice;
  return [`${start}*${end}`, otherwise].map((part) =>
    plain.replace(whole, part).replace(/\{\{.*?\}\}/g, '*'),
  );
}
