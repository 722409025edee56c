import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Field, fieldsOfSchema } from '@docglean/contract';

/** What a labelled document is asked for: the fields of its schema, or those of its kind. */
export function fieldsOfTruth(folder: string, id: string): { fields?: Field[] } {
  const { schema } = JSON.parse(readFileSync(path.join(folder, 'truth', `${id}.json`), 'utf8'));
  return schema ? { fields: fieldsOfSchema(schema) } : {};
}
