/** IML that Make would refuse, or turn into something nobody meant. The place is added on the way up. */
export class ImlError extends Error {
  constructor(message: string, options: { place?: string } = {}) {
    super(options.place ? `${message} (${options.place})` : message);
    this.name = 'ImlError';
    this.isPlaced = options.place !== undefined;
  }

  readonly isPlaced: boolean;
}

/** Runs something that evaluates IML, and says where in the app's files that was if it goes wrong. */
export function placed<Result>(place: string, evaluate: () => Result): Result {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof ImlError && !error.isPlaced) throw new ImlError(error.message, { place });
    throw error;
  }
}
