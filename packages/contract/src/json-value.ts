import * as z from 'zod';

export const JsonValue = z
  .unknown()
  .meta({ description: 'Text, number, true/false, list or object; null where nothing was found.' });

/** An object of JSON: neither a list nor null. */
export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
