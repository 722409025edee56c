import { ApiError } from '../errors.ts';

const uniqueViolation = '23505';

/** Turns the database's refusal of a second parser of the same name into CONFLICT. */
export const nameTaken =
  (name: string | undefined) =>
  (error: unknown): never => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code !== uniqueViolation) throw error;
    throw new ApiError('CONFLICT', {
      message: `You already have a parser called "${name}". Choose another name, or change the one that is there.`,
      cause: error,
    });
  };
