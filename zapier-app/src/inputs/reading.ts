import type { ZObject } from 'zapier-platform-core';
import type { CreateExtraction, PaperKind } from '../api/types.ts';
import { type BuiltField, toFields } from './built-fields.ts';
import { wordsIn } from './lists.ts';
import { paperKinds } from './papers.ts';

export const language = {
  key: 'language',
  label: 'Language',
  type: 'string',
  required: false,
  placeholder: 'de',
  helpText: 'The language of the documents as two letters. Found out by itself if you leave it empty.',
} as const;

export const pages = {
  key: 'pages',
  label: 'Pages',
  type: 'string',
  required: false,
  placeholder: '1-3,5',
  helpText: 'Read only these pages. Leave it empty for all.',
} as const;

/** Fields for how documents are read, the same wherever some are submitted. */
export const readingFields = [
  language,
  pages,
  {
    key: 'pdf_password',
    label: 'PDF Password',
    type: 'password',
    required: false,
    helpText: 'Opens a locked PDF. The server keeps it only until the file is read.',
  },
  {
    key: 'match_with',
    label: 'Match With',
    type: 'string',
    list: true,
    required: false,
    choices: paperKinds,
    helpText:
      'Compare the document with what belongs to it, such as the order of an invoice: as soon as it is read, and again when the other one arrives. The trigger "New Match" tells what came of it.',
  },
  {
    key: 'engine',
    label: 'Read With',
    type: 'string',
    required: false,
    choices: {
      auto: 'The best that the server has',
      rules: 'Local rules, without any outside service',
      ai: 'The AI model of the server',
    },
    helpText:
      'What finds the values. A server without an AI model refuses the last one. The best that the server has if you leave it empty.',
  },
  {
    key: 'review_threshold',
    label: 'Review Below',
    type: 'number',
    required: false,
    placeholder: '0.6',
    helpText:
      'A document with a required value that is less sure than this needs review. From 0 to 1; 0.6 if you leave it empty.',
  },
  {
    key: 'customer_id',
    label: 'Customer Number',
    type: 'string',
    required: false,
    helpText: 'Your own number for whom this is. You get it back with the values.',
  },
] as const;

export interface ReadingInput extends Record<string, unknown> {
  parser_id?: string;
  fields?: BuiltField[];
  language?: string;
  pages?: string;
  pdf_password?: string;
  match_with?: string[];
  engine?: 'auto' | 'rules' | 'ai';
  review_threshold?: number;
  customer_id?: string;
}

/** The same in the words of the API; what was left empty is left out. */
export function readingOptions(z: ZObject, input: ReadingInput): Omit<CreateExtraction, 'files'> {
  const language = input.language?.trim().toLowerCase();
  const pages = input.pages?.trim();
  const parserId = input.parser_id?.trim();
  const fields = toFields(input.fields ?? []);
  const kinds = wordsIn(input.match_with) as PaperKind[];
  if (parserId && fields.length > 0) {
    throw new z.errors.Error(
      'Choose a parser or list the fields to read, not both. To read with the parser, empty "Fields to Read"; to read your own fields, empty "Parser".',
      'FIELDS_AND_PARSER',
      400,
    );
  }
  return {
    ...(parserId && { parser_id: parserId }),
    ...(fields.length > 0 && { fields }),
    ...(language && { language }),
    ...(pages && { pages }),
    ...(input.pdf_password && { password: input.pdf_password }),
    ...(kinds.length > 0 && { match_with: { document_types: kinds } }),
    ...(input.engine && { engine: input.engine }),
    ...(input.review_threshold !== undefined && { review_threshold: input.review_threshold }),
    ...(input.customer_id && { customer_id: String(input.customer_id) }),
  };
}
