/** The kinds of errors that Make treats differently: what happens to the scenario hangs on them. */
export type MakeErrorType =
  | 'RuntimeError'
  | 'DataError'
  | 'RateLimitError'
  | 'OutOfSpaceError'
  | 'ConnectionError'
  | 'InvalidConfigurationError'
  | 'InvalidAccessTokenError'
  | 'IncompleteDataError'
  | 'DuplicateDataError'
  | 'BundleValidationError';

/** An error as a scenario shows it. */
export class MakeError extends Error {
  constructor(type: MakeErrorType, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }

  readonly type: MakeErrorType;
}
