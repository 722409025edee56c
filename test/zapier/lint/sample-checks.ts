import { type Check, type Definition, type Finding, outputsOf, visible } from './definition.ts';

const isDateKey = (key: string): boolean => /(_at|_on|_date|^date|_time)$/i.test(key);
const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text);

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string',
  file: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  datetime: (value) => typeof value === 'string' && isDate(value),
};

/** What people see before they have data of their own. */
export const sampleChecks: Check[] = [withoutSample, withoutId, notIsoDate, notAsLabelled];

function withoutSample(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, , { operation }]) => Object.keys(operation.sample ?? {}).length === 0)
    .map(([at]) => ({ code: 'D012', at, message: 'There is no sample.' }));
}

/** What Zapier tells results apart by. */
function withoutId(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, kind]) => kind === 'triggers')
    .flatMap(([at, , one]) => {
      const primary = outputsOf(one).filter((field) => field.primary);
      const keys = primary.length > 0 ? primary.map(({ key }) => key) : ['id'];
      return keys
        .filter((key) => one.operation.sample?.[key] === undefined)
        .map((key) => ({ code: 'D010', at, message: `The sample has no ${key}.` }));
    });
}

function notIsoDate(definition: Definition): Finding[] {
  return visible(definition).flatMap(([at, , { operation }]) =>
    Object.entries(operation.sample ?? {})
      .filter(([key, value]) => isDateKey(key) && typeof value === 'string' && !isDate(value))
      .map(([key]) => ({
        code: 'D023',
        at: `${at}.${key}`,
        message: 'A time is not written as ISO 8601 with its zone.',
      })),
  );
}

function notAsLabelled(definition: Definition): Finding[] {
  return visible(definition).flatMap(([at, , one]) => {
    const sample = one.operation.sample ?? {};
    return outputsOf(one).flatMap(({ key, type, required }): Finding[] => {
      const value = sample[key];
      if (required && value === undefined)
        return [{ code: 'D024', at: `${at}.${key}`, message: 'The sample lacks a required output.' }];
      if (value === undefined || value === null || !type || fits[type]?.(value)) return [];
      return [{ code: 'D024', at: `${at}.${key}`, message: `The sample is no ${type}.` }];
    });
  });
}
