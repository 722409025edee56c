import {
  type DetectedField,
  type DetectFieldsOptions,
  fieldOfDetected,
  type Parser,
} from '@docglean/contract';
import { proposeWithModel } from '../ai/propose-with-model.ts';
import { ApiError, publicMessage } from '../errors.ts';
import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';
import { getParser } from './get.ts';
import { isPreset } from './presets.ts';
import { updateParser } from './update.ts';

interface HowToDetect {
  replace: boolean;
  save: boolean;
}

/**
 * Throws what must be wrong before any sample is read: RESOURCE_NOT_FOUND, PRESET_IS_FIXED or SCHEMA_ALREADY_EXISTS.
 * Gives the parser.
 */
export async function parserToDetect(
  { db }: Services,
  accountId: string,
  id: string,
  { replace, save }: HowToDetect,
): Promise<Parser> {
  if (isPreset(id)) throw new ApiError('PRESET_IS_FIXED');
  const parser = await getParser(db, accountId, id);
  if (save && !replace && parser.fields.length > 0) throw new ApiError('SCHEMA_ALREADY_EXISTS');
  return parser;
}

/** The fields that the samples propose, saved as the parser's if wanted. Throws SAMPLE_NOT_READABLE. */
export async function detectFields(
  services: Services,
  accountId: string,
  parser: Parser,
  files: readonly SubmittedFile[],
  { language, password, save }: DetectFieldsOptions & HowToDetect,
): Promise<{ parser: Parser; fields: DetectedField[] }> {
  const { db, blobs, engine, config, model } = services;
  const bytes = await Promise.all(files.map(({ blob }) => blobs.read(blob.key)));
  const spoken = language ?? parser.language;
  const options = {
    pdfEngine: config.pdfEngine,
    documentType: parser.document_type ?? 'auto',
    ...(spoken && { language: spoken }),
    ...(password && { password }),
  } as const;
  const outcome =
    (model && (await proposeWithModel(services, model, bytes, options))) ??
    (await engine.lend((process) => process.run('detect', { files: bytes, options })));
  if ('error' in outcome) {
    const details = [{ path: 'files', message: publicMessage(outcome.error) }];
    throw new ApiError('SAMPLE_NOT_READABLE', { details });
  }
  const fields = outcome.result;
  if (!save || fields.length === 0) return { parser, fields };
  const saved = await updateParser(db, accountId, parser.id, { fields: fields.map(fieldOfDetected) });
  return { parser: saved, fields };
}
