/** Fields that choose a parser. */

const parser = {
  key: 'parser_id',
  label: 'Parser',
  type: 'string',
  altersDynamicFields: true,
} as const;

/** What to find: a saved parser or one of the built-in ones. */
export const parserToUse = {
  ...parser,
  required: false,
  dynamic: 'parser_list.id.name',
  search: 'find_parser.id',
  helpText:
    'Which values to find: a list of fields that you saved, or those of a built-in kind of document. Leave it empty to list them below, or to let Docglean find out what kind of document it is.',
} as const;

/** Which events start a Zap. What a built-in parser read is told by the document type. */
export const onlyOfParser = {
  ...parser,
  required: false,
  dynamic: 'own_parser_list.id.name',
  helpText: 'Only documents that were read with this parser start the Zap. Leave it empty for all.',
} as const;

export const parserToChange = {
  ...parser,
  required: true,
  dynamic: 'own_parser_list.id.name',
  search: 'find_parser.id',
  helpText: 'The parser that gets the fields.',
} as const;
