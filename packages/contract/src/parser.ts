import * as z from 'zod';
import { Field, FieldList, SchemaOfFields } from './fields.ts';
import { FileReference } from './file-reference.ts';
import { idOf } from './ids.ts';
import { MatchWith } from './match.ts';
import { ParserId } from './parser-id.ts';
import { PresetType } from './preset.ts';
import { LanguageCode } from './request-options.ts';

export { ParserId } from './parser-id.ts';

const Name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'Unique in your account.', example: 'Delivery notes of Miller' });

const shape = {
  description: z.string().max(1000),
  document_type: PresetType.meta({
    description: 'What kind of document it reads, where that is one of the built-in kinds.',
  }),
  language: LanguageCode.meta({ description: 'Of its documents, as two letters.', example: 'de' }),
  review_threshold: z.number().min(0).max(1).meta({
    description: 'A document with a required value below this confidence needs review.',
  }),
};

const fieldsOrSchema = {
  fields: FieldList.optional().meta({
    description: 'The values to find. Leave it out to let detect-fields propose them later.',
  }),
  schema: SchemaOfFields.optional(),
};

const notBoth = (input: { fields?: unknown; schema?: unknown }) =>
  input.fields === undefined || input.schema === undefined;
const bothIssue = { path: ['schema'], error: 'Give either "fields" or "schema", not both.' };

export const CreateParser = z
  .strictObject({
    name: Name,
    ...fieldsOrSchema,
    description: shape.description.optional(),
    document_type: shape.document_type.optional(),
    language: shape.language.optional(),
    review_threshold: shape.review_threshold.optional(),
    match_with: MatchWith.optional(),
  })
  .refine(notBoth, bothIssue)
  .meta({ id: 'CreateParser', description: 'A field list under a name, used by its id.' });
export type CreateParser = z.output<typeof CreateParser>;

export const UpdateParser = z
  .strictObject({
    name: Name.optional(),
    ...fieldsOrSchema,
    description: shape.description.nullable().optional(),
    document_type: shape.document_type.nullable().optional(),
    language: shape.language.nullable().optional(),
    review_threshold: shape.review_threshold.nullable().optional(),
    match_with: MatchWith.nullable().optional(),
  })
  .refine(notBoth, bothIssue)
  .meta({ id: 'UpdateParser', description: 'What is left out stays as it is; null takes a setting away.' });
export type UpdateParser = z.output<typeof UpdateParser>;

export const Parser = z
  .strictObject({
    id: ParserId,
    name: z.string(),
    description: shape.description.nullable(),
    is_preset: z.boolean().meta({ description: 'Built in: can be used, but neither changed nor deleted.' }),
    document_type: shape.document_type.nullable(),
    language: shape.language.nullable(),
    review_threshold: shape.review_threshold.nullable(),
    match_with: MatchWith.nullable(),
    fields: z.array(Field),
    created_at: z.iso.datetime().nullable(),
    updated_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Parser', description: 'A field list under a name.' });
export type Parser = z.output<typeof Parser>;

const samples = {
  language: shape.language.optional(),
  password: z.string().min(1).max(200).optional().meta({ description: 'Opens locked PDFs.' }),
};

export const DetectFieldsOptions = z.strictObject(samples);
export type DetectFieldsOptions = z.output<typeof DetectFieldsOptions>;

export const maxSamples = 5;

export const DetectFields = z
  .strictObject({ files: z.array(FileReference).min(1).max(maxSamples), ...samples })
  .meta({ id: 'DetectFields', description: 'Samples of one kind of document.' });
export type DetectFields = z.output<typeof DetectFields>;

export const DetectFieldsForm = z
  .strictObject({
    files: z
      .array(z.string().meta({ format: 'binary' }))
      .meta({ description: 'One part per file, all named `files`.' }),
    ...samples,
  })
  .meta({ id: 'DetectFieldsForm' });

export const interfaceFormats = ['json_schema', 'make', 'zapier', 'n8n'] as const;
export const InterfaceFormat = z.enum(interfaceFormats);
export type InterfaceFormat = z.output<typeof InterfaceFormat>;

export const ParserInterface = z
  .strictObject({
    format: InterfaceFormat,
    interface: z
      .unknown()
      .meta({ description: 'The fields of the result as that platform writes them down in its editor.' }),
    sample: z.record(z.string(), z.unknown()).meta({
      description: 'A result such as this parser gives: of its newest document where there is one.',
    }),
  })
  .meta({ id: 'ParserInterface', description: 'What a parser gives, for the editors of other platforms.' });
export type ParserInterface = z.output<typeof ParserInterface>;

const share = z.number().min(0).max(1);
const Tally = {
  values: z.int().meta({ description: 'Values that a person says are on the documents.' }),
  found: z.int().meta({ description: 'Values that were extracted.' }),
  right: z.int(),
  precision: share.nullable().meta({ description: 'Right among those extracted; null without any.' }),
  recall: share.nullable().meta({ description: 'Right among those on the documents; null without any.' }),
  f1: share.nullable(),
};

export const ParserAccuracy = z
  .strictObject({
    documents: z.int().meta({ description: 'Documents read by this parser.' }),
    reviewed: z.int(),
    review_rate: share.nullable(),
    overall: z.strictObject(Tally),
    fields: z.array(z.strictObject({ name: z.string(), ...Tally, mean_confidence: share.nullable() })),
    confidence: z
      .array(
        z.strictObject({
          from: share,
          to: share,
          values: z.int(),
          mean_confidence: share,
          right: share.meta({ description: 'The share of these values that was right.' }),
        }),
      )
      .meta({ description: 'Whether confidence keeps its word, by tenths.' }),
  })
  .meta({ id: 'ParserAccuracy', description: 'How right a parser is, measured on reviewed documents.' });
export type ParserAccuracy = z.output<typeof ParserAccuracy>;

export const LayoutMemory = z
  .strictObject({
    id: idOf('memory'),
    parser_id: ParserId,
    document_id: idOf('document').nullable().meta({ description: 'The reviewed document it comes from.' }),
    file_name: z.string(),
    fields: z.array(z.string()).meta({ description: 'The values whose places it remembers.' }),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: 'LayoutMemory',
    description:
      'What a reviewed document taught about its layout; the next ones of that layout start from it.',
  });
export type LayoutMemory = z.output<typeof LayoutMemory>;
