import * as z from 'zod';
import { Box, DocumentError } from './document.ts';
import { Field } from './fields.ts';
import { idOf } from './ids.ts';
import { JsonValue } from './json-value.ts';

const similarity = z.number().min(0).max(1);

const ComparedDocument = z
  .strictObject({
    document_id: idOf('document'),
    file_name: z.string(),
    similarity: similarity.meta({
      description: 'How much of its text it shares with what all have in common: 1 where all of it.',
    }),
    moved_sections: z
      .array(z.string())
      .meta({ description: 'Ids of sections that stand elsewhere in it than in most documents.' }),
  })
  .meta({ id: 'ComparedDocument', description: 'A document that was compared.' });

const LeftOutDocument = z
  .strictObject({ document_id: idOf('document'), file_name: z.string(), error: DocumentError })
  .meta({ id: 'LeftOutDocument', description: 'A document that could not be read, and why.' });

const SectionOfDocument = z
  .strictObject({
    document_id: idOf('document'),
    number: z.string().nullable().meta({ description: 'As it is numbered there.', example: '§ 4' }),
    heading: z.string().nullable().meta({ example: 'Rent' }),
    position: z.int().meta({ description: 'Counted from 1 within the document.' }),
    moved: z.boolean().meta({ description: 'It stands elsewhere than in most documents.' }),
    text: z.string(),
    boxes: z
      .array(Box)
      .meta({ description: 'One for each page it is on; empty where the document has no fixed places.' }),
  })
  .meta({ id: 'SectionOfDocument', description: 'A section as one document has it.' });

const TextChange = z
  .strictObject({
    kind: z.enum(['added', 'missing', 'reworded']).meta({
      description:
        '`added`: text that most documents do not have. `missing`: text that most have and these do not. `reworded`: said in other words.',
    }),
    text: z
      .string()
      .nullable()
      .meta({ description: 'What most documents say; null where the text was added.' }),
    documents: z
      .array(
        z.strictObject({ document_id: idOf('document'), text: z.string().nullable(), boxes: z.array(Box) }),
      )
      .meta({ description: 'The documents that differ, and what they say; null where it is missing.' }),
  })
  .meta({
    id: 'TextChange',
    description: 'A sentence or row that some documents have, lack, or word otherwise.',
  });

const ComparedSection = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'Counts the sections, in the order most documents have them.', example: '3' }),
    name: z.string().meta({ example: 'Rent' }),
    summary: z.string().nullable().meta({ description: 'One line, where a model wrote one.' }),
    level: z.int().min(1).meta({ description: '1 for chapters, 2 for parts of one.' }),
    similarity: similarity.meta({
      description: 'How much of their text the documents share here; those that lack the section count as 0.',
    }),
    template: z.string().meta({
      description: 'What most documents say, with the names of the variations in braces.',
      example: 'The monthly rent is {monthly_rent}.',
    }),
    variations: z.array(z.string()).meta({ description: 'Names of the variations in it.' }),
    changes: z.array(TextChange),
    documents: z.array(SectionOfDocument).meta({ description: 'The documents that have it.' }),
    missing_in: z.array(idOf('document')).meta({ description: 'The documents that do not.' }),
  })
  .meta({ id: 'ComparedSection', description: 'A section over all documents.' });

export const variationTypes = [
  'date',
  'amount',
  'percentage',
  'number',
  'duration',
  'identifier',
  'name',
  'contact',
  'text',
  'table',
] as const;

const Variation = z
  .strictObject({
    name: z.string().meta({ example: 'monthly_rent' }),
    type: z.enum(variationTypes).meta({
      description:
        '`table`: rows that each document has of its own. `text`: anything that is of no other kind.',
    }),
    summary: z.string().nullable().meta({ description: 'One line, where a model wrote one.' }),
    sections: z.array(z.string()).meta({ description: 'Ids of the sections it occurs in.' }),
    occurrences: z.int().meta({ description: 'How many places of the template it fills.' }),
    values: z
      .array(
        z.strictObject({
          document_id: idOf('document'),
          value: JsonValue.meta({
            description: 'Typed: dates as YYYY-MM-DD, amounts as numbers; null where there is none.',
          }),
          raw: z.string().nullable().meta({ description: 'As the document prints it.' }),
          box: Box.nullable().meta({ description: 'The first place where it stands.' }),
        }),
      )
      .meta({ description: 'One for each document, in the order of `documents`.' }),
  })
  .meta({ id: 'Variation', description: 'A value that differs between the documents, side by side.' });

export const SectionResult = z
  .strictObject({
    similarity: similarity.meta({ description: 'The average over the documents.' }),
    documents: z.array(ComparedDocument),
    left_out: z.array(LeftOutDocument),
    sections: z.array(ComparedSection),
    variations: z.array(Variation),
    proposed_fields: z.array(Field).meta({
      description: 'The variations as fields, ready for `fields` of POST /v1/parsers.',
    }),
  })
  .meta({
    id: 'SectionResult',
    description: 'What documents of one type have in common and where they differ.',
  });
export type SectionResult = z.output<typeof SectionResult>;
export type ComparedSection = z.output<typeof ComparedSection>;
export type SectionOfDocument = z.output<typeof SectionOfDocument>;
export type TextChange = z.output<typeof TextChange>;
export type Variation = z.output<typeof Variation>;
