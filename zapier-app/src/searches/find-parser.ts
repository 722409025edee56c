import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { list } from '../api/call.ts';
import type { Parser } from '../api/types.ts';
import { parserFields } from '../output/output-fields.ts';
import { describeParser } from '../output/parser.ts';
import { sampleParser } from '../output/samples.ts';

/** The whole name has to fit: "Find or Create" must not take one for another. */
async function perform(z: ZObject, bundle: Bundle) {
  const { name } = bundle.inputData as { name: string };
  const wanted = name.trim().toLowerCase();
  const parsers = await list<Parser>(z, '/v1/parsers', { search: name.trim(), limit: 100 });
  return parsers.filter((parser) => parser.name.toLowerCase() === wanted).map(describeParser);
}

export const findParser = {
  key: 'find_parser',
  noun: 'Parser',
  display: {
    label: 'Find Parser',
    description: 'Finds a parser by its name.',
  },
  operation: {
    inputFields: [
      {
        key: 'name',
        label: 'Name',
        type: 'string',
        required: true,
        helpText: 'The whole name of the parser. Capital letters do not matter.',
      },
    ],
    perform,
    sample: sampleParser,
    outputFields: [...parserFields],
  },
} satisfies Search;

export const findOrCreateParser = {
  key: findParser.key,
  display: {
    label: 'Find or Create Parser',
    description: 'Finds a parser by its name, or creates it if there is none.',
  },
  search: findParser.key,
  create: 'create_parser',
} as const;
