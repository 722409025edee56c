import { anything, closed, type JsonSchema, listOf, oneOf, text, words, yesOrNo } from './parts.ts';

const parameterTypes = [
  ...[
    'any',
    'array',
    'boolean',
    'buffer',
    'cert',
    'collection',
    'color',
    'date',
    'email',
    'filename',
    'folder',
  ],
  ...[
    'file',
    'filter',
    'hidden',
    'json',
    'integer',
    'uinteger',
    'number',
    'password',
    'path',
    'pkey',
    'port',
  ],
  ...['select', 'text', 'time', 'timestamp', 'timezone', 'url', 'uuid', 'banner', 'udt'],
];

const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });
const label: JsonSchema = { type: 'string', minLength: 1, maxLength: 256 };
const help: JsonSchema = { type: 'string', minLength: 1 };
const rpc: JsonSchema = { type: 'string', pattern: '^rpc://' };

const option = closed(
  { label, value: anything, description: text, nested: ref('nested'), default: yesOrNo, short: text },
  ['label', 'value'],
);
const options = oneOf(
  rpc,
  listOf(option),
  listOf(closed({ label, options: listOf(option) }, ['label', 'options'])),
  closed(
    {
      store: oneOf(rpc, listOf(option)),
      label: text,
      value: text,
      default: text,
      nested: ref('nested'),
      placeholder: anything,
    },
    ['store'],
  ),
);

const validate = oneOf(
  yesOrNo,
  closed({
    min: { type: 'number' },
    max: { type: 'number' },
    minItems: { type: 'integer' },
    maxItems: { type: 'integer' },
    pattern: { type: 'string', format: 'regex' },
    enum: { type: 'array' },
  }),
);

const shape = {
  name: { type: 'string', minLength: 1, maxLength: 128 },
  type: words(...parameterTypes),
  label,
  help,
  semantic: help,
  default: anything,
  required: yesOrNo,
  advanced: yesOrNo,
  multiple: yesOrNo,
  multiline: yesOrNo,
  sequence: yesOrNo,
  grouped: yesOrNo,
  dynamic: yesOrNo,
  time: yesOrNo,
  sort: text,
  editable: oneOf(yesOrNo, closed({ enabled: yesOrNo, help }, ['enabled'])),
  mappable: oneOf(yesOrNo, closed({ help }, ['help'])),
  mode: words('edit', 'choose'),
  labels: closed({ add: text, edit: text }),
  options,
  nested: ref('nested'),
  spec: oneOf(ref('item'), ref('parameters')),
  validate,
  tags: words('strip', 'stripall', 'escape'),
  extension: oneOf(text, listOf(text)),
  text,
  title: text,
  theme: text,
  badge: text,
};

const definitions = {
  parameter: oneOf(rpc, closed(shape, ['name', 'type'])),
  /** Of a list of plain values: what each is, without a name. */
  item: closed(shape, ['type']),
  parameters: listOf(ref('parameter')),
  nested: oneOf(rpc, ref('parameters')),
};

/** Forms and interfaces. */
export const parameters: JsonSchema = { definitions, ...oneOf(rpc, ref('parameters')) };
