import type * as z from 'zod';
import { ApiError } from '../../errors.ts';
import { describeIssue } from '../describe-issue.ts';

/** A part of a request by a surface's own schema. Throws INVALID_PAYLOAD. */
export function parseSurface<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new ApiError('INVALID_PAYLOAD', { details: parsed.error.issues.map(describeIssue) });
}
