import { ImlError } from '../iml/iml-error.ts';
import { type Collection, isCollection } from '../iml/values.ts';

export interface RequestBody {
  /** What is sent. */
  content: string | Buffer<ArrayBuffer> | FormData;
  contentType: string | undefined;
  /** What the log shows of it. */
  logged: unknown;
}

const sizeOf = (bytes: Buffer): string => `<${bytes.length} bytes>`;

/** The body of a request in the form that `type` says; nothing where there is nothing to send. */
export function bodyOf(type: string, body: unknown): RequestBody | undefined {
  if (body === undefined || body === null) return undefined;
  switch (type) {
    case 'json':
      return { content: JSON.stringify(body), contentType: 'application/json', logged: body };
    case 'multipart/form-data':
      return formOf(body as Collection);
    case 'text':
      // As bytes: of a text, fetch would say what it is, and Make doesn't.
      return { content: Buffer.from(String(body)), contentType: undefined, logged: body };
  }
  throw new ImlError(`This runner knows no body of type "${type}".`);
}

/**
 * A form: files are `{ value, options: { filename } }`, and what is null or not there is left out.
 * Source: component-blocks/api/multipart-form-data.
 */
function formOf(body: Collection): RequestBody {
  const form = new FormData();
  const logged: Collection = {};
  for (const [name, given] of Object.entries(body)) {
    if (given === undefined || given === null) continue;
    if (!isCollection(given)) {
      form.append(name, plainText(name, given));
      logged[name] = given;
      continue;
    }
    const { value, options } = given as { value?: unknown; options?: { filename?: string } };
    if (!Buffer.isBuffer(value)) throw new ImlError(`The part "${name}" of the form is no file.`);
    if (!options?.filename) throw new ImlError(`The file "${name}" of the form has no name.`);
    form.append(name, new Blob([new Uint8Array(value)]), options.filename);
    logged[name] = sizeOf(value);
  }
  return { content: form, contentType: undefined, logged };
}

/** A value where only text can be sent: how Make writes lists, collections and dates there is not documented. */
export function plainText(name: string, value: unknown): string {
  if (typeof value === 'object')
    throw new ImlError(`"${name}" would be sent as text, but is ${JSON.stringify(value)}.`);
  return String(value);
}
