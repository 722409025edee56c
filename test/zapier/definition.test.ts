import app from '../../zapier-app/src/index.ts';
import { lint } from './lint/checks.ts';
import { type Definition, inputsOf, kinds, outputsOf } from './lint/definition.ts';

const definition = app as unknown as Definition;

// biome-ignore lint/suspicious/noExplicitAny: mistakes are made where types forbid them
type Loose = any;

test('Zapier would find nothing to mend when the app is published, but ask how the Server URL is checked', () => {
  expect(lint(definition)).toEqual([
    { code: 'D026', at: 'authentication.server_url', message: expect.any(String) },
  ]);
});

test.each(['files', 'extraction', 'documents'])(
  'nor in the inputs that come with the choice "%s"',
  (documents_from) => {
    const shown = copyOf(definition);
    const comparing = shown.creates?.compare_documents as unknown as Loose;
    comparing.operation.inputFields = comparing.operation.inputFields.flatMap((field: Loose) =>
      typeof field === 'function' ? field({}, { inputData: { documents_from } }) : [field],
    );
    expect(lint(shown).map(({ code }) => code)).toEqual(['D026']);
  },
);

/** A copy to make mistakes in; functions stay what they are. */
const copyOf = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)])) as Value;
};

const mistakes: [code: string, name: string, make: (app: Loose) => void][] = [
  [
    'D001',
    'a key is asked for in an action',
    (it) => it.creates.submit_document.operation.inputFields.push({ key: 'api_key', label: 'API Key' }),
  ],
  [
    'D002',
    'the key has no link to where it is found',
    (it) => {
      it.authentication.fields[1].helpText = 'Your key.';
    },
  ],
  [
    'D003',
    'the connection has no label',
    (it) => {
      delete it.authentication.connectionLabel;
    },
  ],
  [
    'D003',
    'the label shows the key',
    (it) => {
      it.authentication.connectionLabel = '{{account}} {{api_key}}';
    },
  ],
  [
    'D003',
    'the label is the same for everyone',
    (it) => {
      it.authentication.connectionLabel = 'Docglean';
    },
  ],
  [
    'D004',
    'an ID has no list',
    (it) => {
      delete it.creates.export_extraction.operation.inputFields[0].dynamic;
    },
  ],
  [
    'D005',
    'a list has no trigger',
    (it) => {
      it.creates.export_extraction.operation.inputFields[0].dynamic = 'nothing.id.name';
    },
  ],
  [
    'D006',
    'a hook has no samples',
    (it) => {
      delete it.triggers.new_line_item.operation.performList;
    },
  ],
  [
    'D007',
    'a request is not encrypted',
    (it) => {
      it.authentication.test = { url: 'http://docglean.example.com/v1/me' };
    },
  ],
  [
    'D007',
    'a request of an action is not encrypted',
    (it) => {
      it.creates.api_request.operation.perform = { url: 'http://docglean.example.com' };
    },
  ],
  [
    'D008',
    'an address stands in a help text',
    (it) => {
      it.creates.create_parser.operation.inputFields[0].helpText = 'See https://docglean.example.com.';
    },
  ],
  [
    'D008',
    'a link leads nowhere',
    (it) => {
      it.creates.create_parser.operation.inputFields[0].helpText = 'See [here]().';
    },
  ],
  [
    'D009',
    'a search has no field',
    (it) => {
      it.searches.get_credits.operation.inputFields = [];
    },
  ],
  [
    'D010',
    'a sample has no id',
    (it) => {
      delete it.triggers.new_line_item.operation.sample.id;
    },
  ],
  [
    'D011',
    'a help text repeats the label',
    (it) => {
      it.creates.create_parser.operation.inputFields[0].helpText = 'Name.';
    },
  ],
  [
    'D012',
    'a sample is missing',
    (it) => {
      delete it.creates.review_document.operation.sample;
    },
  ],
  [
    'D013',
    'a search is not there',
    (it) => {
      it.creates.export_extraction.operation.inputFields[0].search = 'nothing.id';
    },
  ],
  [
    'D014',
    'a search has no list beside it',
    (it) => {
      delete it.creates.submit_document.operation.inputFields[1].dynamic;
    },
  ],
  [
    'D015',
    'what is to be created cannot be',
    (it) => {
      it.searchOrCreates.find_parser.create = 'nothing';
    },
  ],
  [
    'D017',
    'a hook does not subscribe',
    (it) => {
      delete it.triggers.new_line_item.operation.performSubscribe;
    },
  ],
  [
    'D018',
    'a name is no title',
    (it) => {
      it.triggers.new_line_item.display.label = 'New line item';
    },
  ],
  [
    'D018',
    'an input is no title',
    (it) => {
      it.creates.submit_document.operation.inputFields[0].label = 'All files';
    },
  ],
  [
    'D021',
    'a trigger is described otherwise',
    (it) => {
      it.triggers.new_line_item.display.description = 'Starts with a row.';
    },
  ],
  [
    'D022',
    'an action has only inputs that come later',
    (it) => {
      it.creates.review_document.operation.inputFields = [() => []];
    },
  ],
  [
    'D023',
    'a time has no zone',
    (it) => {
      it.triggers.new_line_item.operation.sample.created_at = '14 March 2026';
    },
  ],
  [
    'D024',
    'a sample is of another kind than its label',
    (it) => {
      it.triggers.new_line_item.operation.sample.confidence = 'high';
    },
  ],
  [
    'D024',
    'a sample lacks what is always there',
    (it) => {
      it.searches.get_credits.operation.outputFields.push({ key: 'always', label: 'Always', required: true });
    },
  ],
  [
    'D025',
    'an address could do harm',
    (it) => {
      it.creates.create_parser.operation.inputFields[0].helpText = '[Here](javascript:alert(1)).';
    },
  ],
  [
    'STYLE',
    'an action does not say what it does',
    (it) => {
      it.creates.detect_fields.display.description = 'Field detection';
    },
  ],
  [
    'KEY',
    'a key is written otherwise',
    (it) => {
      it.creates.DetectFields = { ...it.creates.detect_fields, key: 'DetectFields' };
    },
  ],
];

describe('the lint finds it when', () => {
  test.each(mistakes)('%s: %s', (code, _, make) => {
    const wrong = copyOf(definition);
    make(wrong);
    const found = lint(wrong).map((finding) => finding.code);
    expect(found).toContain(code);
  });
});

test('what is in people’s Zaps stays: a change here needs a new major version', () => {
  const surface = kinds.flatMap((kind) =>
    Object.entries(definition[kind] ?? {}).map(([key, one]) => {
      const inputs = inputsOf(one).map(
        ({ key: name, type = 'string', required }) => `${name}: ${type}${required ? ', required' : ''}`,
      );
      const outputs = outputsOf(one).map(({ key: name, type = 'string' }) => `${name}: ${type}`);
      return [
        `${kind}.${key}`,
        { type: one.operation.type, inputs, outputs, sample: Object.keys(one.operation.sample ?? {}) },
      ];
    }),
  );
  const auth = (definition.authentication?.fields ?? []).map(({ key, type }) => `${key}: ${type}`);
  expect({ auth, ...Object.fromEntries(surface) }).toMatchSnapshot();
});
