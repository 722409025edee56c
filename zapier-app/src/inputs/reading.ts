import type { CreateExtraction } from '../api/types.ts';

/** Fields for how documents are read, the same wherever some are submitted. */
export const readingFields = [
  {
    key: 'language',
    label: 'Language',
    type: 'string',
    required: false,
    placeholder: 'de',
    helpText: 'The language of the document as two letters. Found out by itself if you leave it empty.',
  },
  {
    key: 'pages',
    label: 'Pages',
    type: 'string',
    required: false,
    placeholder: '1-3,5',
    helpText: 'Read only these pages. Leave it empty for all.',
  },
  {
    key: 'pdf_password',
    label: 'PDF Password',
    type: 'password',
    required: false,
    helpText: 'Opens a locked PDF. The server keeps it only until the file is read.',
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
  language?: string;
  pages?: string;
  pdf_password?: string;
  review_threshold?: number;
  customer_id?: string;
}

/** The same in the words of the API; what was left empty is left out. */
export function readingOptions(input: ReadingInput): Omit<CreateExtraction, 'files'> {
  const language = input.language?.trim().toLowerCase();
  const pages = input.pages?.trim();
  const parserId = input.parser_id?.trim();
  return {
    ...(parserId && { parser_id: parserId }),
    ...(language && { language }),
    ...(pages && { pages }),
    ...(input.pdf_password && { password: input.pdf_password }),
    ...(input.review_threshold !== undefined && { review_threshold: input.review_threshold }),
    ...(input.customer_id && { customer_id: String(input.customer_id) }),
  };
}
