import { idOf } from './ids.ts';

/** A parser's own id, or the name of a built-in one. */
export const ParserId = idOf('parser').meta({
  description: 'From GET /v1/parsers; a built-in parser has the name of its kind, such as `invoice`.',
});
