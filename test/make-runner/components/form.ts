import { MakeError } from '../communication/make-error.ts';
import type { Collection } from '../iml/values.ts';
import type { OpenedApp } from './opened.ts';
import type { Parameter, ShownParameter, Spec } from './parameter.ts';
import { type RpcContext, resolve } from './rpc.ts';

/**
 * What someone filled in, as a module gets it: with defaults, and refused where the form would refuse it. A name that
 * the form does not have is a mistake of the test.
 */
export async function filledIn(
  app: OpenedApp,
  { spec, place, context }: { spec: Spec; place: string; context: RpcContext },
): Promise<Collection> {
  const given = context.parameters;
  const shown = await resolve(app, spec, context);
  const unknown = Object.keys(given).find((name) => shown.every((parameter) => parameter.name !== name));
  if (unknown) throw new Error(`${place}: the form has no "${unknown}".`);
  const filled: Collection = {};
  for (const parameter of shown.filter(({ type }) => type !== 'banner')) {
    const value = checked(parameter, given[parameter.name] ?? parameter.default, place);
    if (value === undefined) continue;
    const within = { place: `${place} ${parameter.name}`, context };
    filled[parameter.name] = parameter.written
      ? await filledInside(app, { ...within, spec: parameter.written, value })
      : value;
  }
  return filled;
}

/** The same within a collection, or within each item of a list. */
async function filledInside(
  app: OpenedApp,
  { spec, place, context, value }: { spec: Spec; place: string; context: RpcContext; value: unknown },
): Promise<unknown> {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(await filledInside(app, { spec, place, context, value: item }));
    return items;
  }
  const [only] = spec as Parameter[];
  // A list of plain values is described by one parameter without a name.
  if (only && !only.name) {
    if (only.type !== 'collection')
      return checked({ ...only, options: undefined } as ShownParameter, value, place);
    return filledInside(app, { spec: only.spec as Spec, place, context, value });
  }
  return filledIn(app, { spec, place, context: { ...context, parameters: value as Collection } });
}

function checked(parameter: ShownParameter, value: unknown, place: string): unknown {
  const { name, required } = parameter;
  const isMissing = value === undefined || value === null || value === '';
  if (isMissing && required) throw refused(place, `Missing value of required parameter '${name}'.`);
  if (isMissing) return undefined;
  const problem = problemOf(parameter, value);
  if (problem) throw refused(place, `Validation failed for parameter '${name}': ${problem}`);
  return value;
}

const refused = (place: string, message: string): MakeError =>
  new MakeError('BundleValidationError', `${message} (${place})`);

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  password: (value) => typeof value === 'string',
  filename: (value) => typeof value === 'string',
  url: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  uinteger: (value) => Number.isInteger(value) && Number(value) >= 0,
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  buffer: (value) => Buffer.isBuffer(value),
  array: (value) => Array.isArray(value),
  collection: (value) => typeof value === 'object' && !Array.isArray(value),
  select: () => true,
  any: () => true,
};

function problemOf(parameter: ShownParameter, value: unknown): string | undefined {
  const { type, validate = {}, choices, multiple, mode } = parameter;
  if (!fits[type]?.(value)) return `it is no ${type}.`;
  const { pattern, min, max, minItems, maxItems } = validate;
  if (pattern && !new RegExp(pattern, 'u').test(String(value))) return `it does not match ${pattern}.`;
  if (typeof value === 'number' && (value < (min ?? value) || value > (max ?? value)))
    return `it is not from ${min ?? '-∞'} to ${max ?? '∞'}.`;
  if (Array.isArray(value) && (value.length < (minItems ?? 0) || value.length > (maxItems ?? value.length)))
    return `it has ${value.length} items.`;
  if (!choices || mode === 'edit') return undefined;
  const chosen = multiple ? (value as unknown[]) : [value];
  const foreign = chosen.find((one) => choices.every((choice) => choice.value !== one));
  return foreign === undefined ? undefined : `"${foreign}" cannot be chosen.`;
}
