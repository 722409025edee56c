import * as z from 'zod';

export const JsonValue = z
  .unknown()
  .meta({ description: 'Text, number, true/false, list or object; null where nothing was found.' });
