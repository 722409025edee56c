import { readFile } from 'node:fs/promises';
import { type Field, FieldList, fieldsAskedFor, SchemaOfFields } from '@docglean/contract';
import { ConfigError } from '../../config.ts';
import { reasonOf } from './reason.ts';

/** A field list, or a JSON Schema, from a file. */
export async function loadFields(file: string): Promise<Field[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(`The fields cannot be read: ${file}: ${reasonOf(error)}.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigError(`The fields in ${file} are not valid JSON. Check quotes, commas and brackets.`);
  }
  const isList = Array.isArray(json);
  const parsed = isList ? FieldList.safeParse(json) : SchemaOfFields.safeParse(json);
  if (parsed.success) {
    const fields = isList
      ? (parsed.data as Field[])
      : fieldsAskedFor({ schema: parsed.data as Record<string, unknown> });
    if (fields) return fields;
  }
  const [issue] = parsed.error?.issues ?? [];
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw new ConfigError(`The fields in ${file} are not right${place}. ${issue?.message ?? ''}`);
}
