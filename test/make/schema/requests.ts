import {
  anything,
  closed,
  flat,
  type JsonSchema,
  listOf,
  oneOf,
  shortText,
  text,
  words,
  wordsOrIml,
  yesNoOrIml,
  yesOrNo,
} from './parts.ts';

const object: JsonSchema = { type: 'object' };
const message: JsonSchema = { type: 'string', maxLength: 1024 };

const errorType = wordsOrIml(
  'RuntimeError',
  'DataError',
  'RateLimitError',
  'OutOfSpaceError',
  'ConnectionError',
  'InvalidConfigurationError',
  'InvalidAccessTokenError',
  'IncompleteDataError',
  'DuplicateDataError',
);
const ownError = closed({ message, type: errorType }, ['message']);
const error = oneOf(message, {
  type: 'object',
  properties: { message, type: errorType },
  patternProperties: { '^[0-9]{3}$': ownError },
  required: ['message'],
  additionalProperties: false,
});

const responseType = wordsOrIml('automatic', 'json', 'urlencoded', 'text', 'raw', 'string', 'binary', 'xml');
const condition = oneOf(yesNoOrIml, closed({ condition: yesNoOrIml, default: anything }));
const iterate = oneOf(shortText, closed({ container: shortText, condition: yesNoOrIml }, ['container']));

const response = {
  type: oneOf(responseType, {
    type: 'object',
    patternProperties: { '^(\\*|[0-9]{3}(-[0-9]{3})?)$': responseType },
    additionalProperties: false,
  }),
  valid: oneOf(yesNoOrIml, closed({ condition: text, message: text, type: errorType })),
  limit: { type: ['number', 'string'] },
  error,
  iterate,
  temp: object,
  output: anything,
  wrapper: anything,
  data: object,
  metadata: closed({ type: words('text', 'email'), value: text }, ['type', 'value']),
  uid: { type: ['string', 'number'] },
};

const trigger: JsonSchema = {
  ...closed(
    { type: words('date', 'id'), order: words('asc', 'desc', 'unordered'), id: shortText, date: shortText },
    ['type', 'order', 'id'],
  ),
  if: { properties: { type: { const: 'date' } } },
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word.
  then: { required: ['date'] },
};

const method = wordsOrIml('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
const pagination = closed({
  mergeWithParent: yesOrNo,
  url: shortText,
  method,
  headers: flat,
  qs: flat,
  body: anything,
  condition: yesNoOrIml,
});
const respond = closed({
  type: wordsOrIml('json', 'urlencoded', 'text'),
  status: oneOf({ type: 'integer', minimum: 100, maximum: 599 }, text),
  headers: flat,
  body: anything,
});

const request = {
  url: shortText,
  encodeUrl: yesOrNo,
  method,
  headers: flat,
  qs: flat,
  body: anything,
  type: wordsOrIml('json', 'urlencoded', 'multipart/form-data', 'text', 'string', 'raw', 'binary'),
  temp: object,
  condition,
  followRedirects: yesOrNo,
  followAllRedirects: yesOrNo,
  gzip: yesOrNo,
  log: closed({ sanitize: listOf(text) }, ['sanitize']),
  pagination,
};

/** What writes has to say where and what. */
const writesNeedBody: JsonSchema = {
  if: { required: ['method'], properties: { method: { enum: ['POST', 'PUT', 'PATCH'] } } },
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word.
  then: { required: ['url', 'body'] },
};

const step: JsonSchema = {
  ...closed({
    ...request,
    repeat: closed({ condition: text, delay: { type: 'number' }, limit: { type: 'number' } }, [
      'condition',
      'limit',
    ]),
    output: anything,
    iterate,
    respond,
    verification: closed({ condition, respond }, ['condition', 'respond']),
    response: closed({ ...response, trigger, expires: shortText }),
  }),
  ...writesNeedBody,
};

/** `communication`, `attach`, `detach`: one request or several. */
export const communication = oneOf(step, listOf(step));

export const base: JsonSchema = closed(
  {
    ...request,
    baseUrl: shortText,
    timeout: { type: 'integer', minimum: 1, maximum: 300_000 },
    response: closed(response),
  },
  ['baseUrl', 'log', 'response'],
);

export const epoch = closed(
  {
    ...request,
    response: closed({ ...response, output: closed({ label: text, date: text }, ['label', 'date']) }, [
      'output',
    ]),
  },
  ['response'],
);
