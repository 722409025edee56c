import type { AppFiles } from '../../make-runner/app-files.ts';
import { changed } from '../changed.ts';
import { shippedFiles } from '../shipped.ts';
import { checkSchema } from './check-schema.ts';

test('every file of the app is as Make wants it', () => {
  expect(checkSchema(shippedFiles)).toEqual([]);
});

const base = 'general/base.iml.json';
const communication = 'modules/search-documents/search-documents.communication.iml.json';
const form = 'modules/search-documents/search-documents.mappable-params.iml.json';
const trigger = 'modules/watch-extractions/watch-extractions.communication.iml.json';
const epoch = 'modules/watch-extractions/watch-extractions.epoch.iml.json';
const manifest = 'makecomapp.json';

/** What the official schemas refuse, each planted once. */
test.each([
  ['a directive that does not exist', communication, '"method"', '"metod"'],
  ['a method that does not exist', communication, '"GET"', '"FETCH"'],
  ['a timeout in a request', communication, '"method"', '"timeout": 5, "method"'],
  ['a POST without a body', communication, '"GET"', '"POST"'],
  ['headers that are a text', base, /"headers": \{[^}]*\}/, '"headers": "{{toCollection(a, b, c)}}"'],
  ['a type of body that does not exist', communication, '"method"', '"type": "form", "method"'],
  ['a type of error that does not exist', base, 'RateLimitError', 'RatelimitError'],
  [
    'an error without a message',
    base,
    /"429": \{\s*"type": "RateLimitError",\s*"message": "[^\n]*\n/,
    '"429": {"type": "RateLimitError"\n',
  ],
  ['a base without an address', base, '"baseUrl"', '"url"'],
  ['a timeout that is too long', base, '60000', '600000'],
  ['an address of more than 512 characters', communication, '/v1/documents', `/v1/${'d'.repeat(520)}`],
  ['a trigger by date without the date', trigger, /,\s*"date": "\{\{item.created_at\}\}"/, ''],
  [
    'an order of a trigger that does not exist',
    trigger,
    '"order": "asc",\n      "id"',
    '"order": "up",\n      "id"',
  ],
  ['an epoch without a label', epoch, '"label"', '"name"'],
  ['a type of parameter that does not exist', form, '"type": "text"', '"type": "string"'],
  ['a parameter without a type', form, '"type": "text",', ''],
  ['a parameter without a name', form, '"name": "status",', ''],
  ['a key of a parameter that does not exist', form, '"label": "Status"', '"title2": "Status"'],
  [
    'a validation that does not exist',
    form,
    '"label": "Limit"',
    '"validate": { "least": 1 }, "label": "Limit"',
  ],
  ['a manifest without one of the kinds', manifest, /,\s*"endpoint": \{\}/, ''],
  ['a kind of module that does not exist', manifest, '"moduleType": "search"', '"moduleType": "find"'],
  ['a module without a description', manifest, /"description": "Returns a document with[^\n]*\n/, ''],
  ['an id that is too short', manifest, '"getDocument"', '"g"'],
  ['an id that is a word of JavaScript', manifest, '"deleteDocument"', '"delete"'],
  ['a code file that does not exist', manifest, '"staticParams"', '"staticParameters"'],
  ['a file that is not there', manifest, 'get-document.samples.iml.json', 'get-document.sample.iml.json'],
  [
    'an origin without an app',
    manifest,
    '"origins": []',
    '"origins": [{ "baseUrl": "https://eu1.make.com/api" }]',
  ],
  ['JSON that is none', communication, '{', ''],
  ['a comma too many', communication, /\}\s*$/, ',}'],
])('%s is found', (_, file, from, to) => {
  expect(checkSchema(changed(file, from, to))).not.toEqual([]);
});

test('a file that nothing refers to is found', () => {
  const more: AppFiles = new Map([...shippedFiles, ['modules/old/old.communication.iml.json', '{}']]);
  expect(checkSchema(more)).toEqual([
    { at: 'modules/old/old.communication.iml.json', message: 'makecomapp.json does not name this file.' },
  ]);
});
