import * as z from 'zod';

/** Empty counts as left out: canvases send what nobody filled in. */
export const orLeftOut = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** A number in an address, from 1. */
export const wholeNumber = (most: number) =>
  z.coerce
    .number({ error: 'This must be a whole number.' })
    .int('This must be a whole number.')
    .min(1)
    .max(most);

export const WebAddress = z.url({
  protocol: /^https?$/,
  error: 'This is not a web address. It starts with https:// or http://.',
});
