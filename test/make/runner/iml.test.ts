import { createHash, createHmac } from 'node:crypto';
import { transform } from '../../make-runner/iml/template.ts';

/** What is expected here comes from Make's documentation, not from the runner. */

const now = new Date('2026-03-14T09:30:07.600Z');
const scope = {
  now,
  body: {
    items: [
      { id: 'a', size: 2, 'first-name': 'Ada' },
      { id: 'b', size: 3 },
    ],
    total: 5,
    none: null,
    empty: '',
    flag: false,
    nothing: [],
    word: 'Paper',
  },
  headers: { 'x-signature': 's' },
};
const value = (template: unknown) => transform(template, scope, 'place');

describe('a template', () => {
  test.each([
    ['an expression alone keeps its type', '{{body.total}}', 5],
    ['… also a list', '{{body.nothing}}', []],
    ['among text it becomes text', 'Total: {{body.total}}!', 'Total: 5!'],
    ['what is not there is nothing among text', '[{{body.missing}}]', '[]'],
    ['what is not there is undefined alone', '{{body.missing.deeper}}', undefined],
    ['text without expressions stays', 'a { b } c', 'a { b } c'],
  ])('%s', (_, template, expected) => expect(value(template)).toEqual(expected));

  test('is worked out inside of lists and collections, and in keys', () => {
    expect(value({ list: ['{{body.total}}', 1], 'k{{body.total}}': true })).toEqual({
      list: [5, 1],
      k5: true,
    });
  });

  test('{{...}} spreads a collection; what stands beside it later wins', () => {
    expect(value({ '{{...}}': "{{omit(body, 'items', 'nothing', 'flag')}}", total: 6 })).toEqual({
      total: 6,
      none: null,
      empty: '',
      word: 'Paper',
    });
    expect(value({ '{{...}}': '{{body.missing}}', a: 1 })).toEqual({ a: 1 });
  });
});

describe('paths', () => {
  test.each([
    ['indices count from 1', '{{body.items[2].id}}', 'b'],
    ['[] is the first', '{{body.items[].id}}', 'a'],
    ['a key of a list is that of its first item', '{{body.items.id}}', 'a'],
    ['back ticks hold any key', '{{body.items[1].`first-name`}}', 'Ada'],
    ['… also of headers', '{{headers.`x-signature`}}', 's'],
    ['what is past the end is not there', '{{body.items[9].id}}', undefined],
  ])('%s', (_, template, expected) => expect(value(template)).toEqual(expected));
});

describe('operators', () => {
  test.each([
    ['{{1 + 2 * 3}}', 7],
    ['{{(1 + 2) * 3}}', 9],
    ['{{7 - 2 - 1}}', 4],
    ['{{7 % 4 / 3}}', 1],
    ["{{'1' + 2}}", '12'],
    ['{{body.none + 2}}', 2],
    ["{{'a' + body.missing}}", 'a'],
    ["{{'5' = body.total}}", true],
    ['{{body.total == 5 && body.total != 6}}', true],
    ['{{body.total === 5 || body.missing}}', true],
    ['{{body.flag | body.total}}', 5],
    ['{{body.flag & body.total}}', false],
    ['{{!body.flag}}', true],
    ['{{1 < 2 = true}}', true],
    ['{{3 >= 3}}', true],
    ['{{3 <= 2}}', false],
    ['{{1 = 1 & 2 = 3 | 4 = 4}}', true],
  ])('%s', (template, expected) => expect(value(template)).toEqual(expected));
});

describe('functions', () => {
  const hmac = createHmac('sha256', 'key').update('text').digest('hex');
  test.each([
    ["{{if(body.total > 4, 'much', 'little')}}", 'much'],
    ["{{ifempty(body.none, 'other')}}", 'other'],
    ["{{ifempty(body.empty, 'other')}}", 'other'],
    ["{{ifempty(body.nothing, 'other')}}", []],
    ["{{ifempty(body.flag, 'other')}}", false],
    ["{{switch(body.total, 4, 'four', 5, 'five', 'many')}}", 'five'],
    ["{{switch(body.total, 4, 'four', 'many')}}", 'many'],
    ["{{switch(body.total, 4, 'four')}}", undefined],
    ["{{pick(body.items[1], 'id')}}", { id: 'a' }],
    ["{{omit(body.items[2], 'id')}}", { size: 3 }],
    ["{{toCollection(body.items, 'id', 'size')}}", { a: 2, b: 3 }],
    ["{{toCollection(body.missing, 'id', 'size')}}", {}],
    ['{{keys(body.items[2])}}', ['id', 'size']],
    ["{{map(body.items, 'size')}}", [2, 3]],
    ["{{join(map(body.items, 'id'), ',')}}", 'a,b'],
    ['{{first(body.items).id}}', 'refused'],
    ["{{last(map(body.items, 'id'))}}", 'b'],
    ['{{length(body.items)}}', 2],
    ["{{length('four')}}", 4],
    ["{{contains(map(body.items, 'id'), 'b')}}", true],
    ["{{contains(body.word, 'ape')}}", true],
    ['{{min(3, 2)}}', 2],
    ["{{max(map(body.items, 'size'))}}", 3],
    ['{{lower(body.word)}}', 'paper'],
    ['{{upper(body.word)}}', 'PAPER'],
    ["{{trim('  a ')}}", 'a'],
    ["{{replace(body.word, 'p', 'b')}}", 'Paber'],
    ["{{encodeURL('a/b c')}}", 'a%2Fb%20c'],
    ["{{base64('text')}}", 'dGV4dA=='],
    ["{{sha256('text')}}", createHash('sha256').update('text').digest('hex')],
    ["{{sha256('text', 'hex', 'key')}}", hmac],
    ["{{formatDate(now, 'YYYY-MM-DDTHH:mm:ss.SSSZ', 'UTC')}}", '2026-03-14T09:30:07.600+00:00'],
    ['{{parseDate(body.none)}}', undefined],
    ["{{parseDate('1773480607', 'X')}}", new Date('2026-03-14T09:30:07.000Z')],
    ["{{parseDate('2026-03-14T09:30:07.600Z')}}", now],
    ['{{addSeconds(now, 60)}}', new Date('2026-03-14T09:31:07.600Z')],
    ['{{now < addSeconds(now, 1)}}', true],
  ])('%s', (template, expected) => {
    if (expected === 'refused') expect(() => value(template)).toThrow();
    else expect(value(template)).toEqual(expected);
  });

  test('if, ifempty and switch look at an argument only when they need it', () => {
    expect(value("{{if(true, 1, parseDate('no date'))}}")).toBe(1);
    expect(value("{{ifempty(1, parseDate('no date'))}}")).toBe(1);
    expect(value("{{switch(1, 1, 2, parseDate('no date'))}}")).toBe(2);
  });
});

describe('refused, with its place', () => {
  test.each([
    ['a list of its own', '{{[1, 2]}}', 'no lists or objects'],
    ['an object of its own', '{{ {a: 1} }}', 'no lists or objects'],
    ['the index 0', '{{body.items[0]}}', 'counts from 1'],
    ['a name in brackets', "{{headers['x-signature']}}", 'Only a number'],
    ['a dash in a path', '{{headers.x-signature}}', 'back ticks'],
    ['a semicolon', '{{if(true; 1; 2)}}', 'comma'],
    ['arguments left out', '{{if(true, 1, )}}', 'A value is missing'],
    ['two arguments of if', '{{if(true, 1)}}', 'if() needs'],
    ['values side by side', "{{'x' body.total}}", 'no operator'],
    ['a path behind a call', '{{first(body.items).id}}', 'means nothing'],
    ['an unknown variable', '{{boddy.total}}', 'no variable "boddy"'],
    ['an unknown function', '{{parseJson(body.word)}}', 'no function parseJson()'],
    ['a text without an end', "{{'abc}}", 'no end'],
    ['braces that are not closed', 'a {{body.total', 'not closed'],
    ['a dot without a name', '{{body.}}', 'a name is missing'],
    ['a bracket that is not closed', '{{(1 + 2}}', '")" is missing'],
    ['a collection among text', 'It is {{body}}', 'Among text'],
    ['a date among text', 'At {{now}}', 'Among text'],
    ['a list that is none', "{{join(body.word, ',')}}", 'A list is needed'],
    ['a date that is none', '{{parseDate(body.word)}}', 'is no date'],
    ['a date in the zone of the scenario', "{{formatDate(now, 'YYYY')}}", 'time zone'],
    ['a format it does not know', "{{parseDate('1', 'YY')}}", 'does not know the format'],
  ])('%s', (_, template, words) => {
    expect(() => transform({ output: [template] }, scope, 'file.json#')).toThrow(words);
    expect(() => transform({ output: [template] }, scope, 'file.json#')).toThrow('(file.json#/output/0)');
  });

  test('a text that is spread', () => {
    expect(() => value({ '{{...}}': '{{body.word}}' })).toThrow('Only a collection can be spread.');
  });
});
