export interface CallOptions {
  /** Ends a call, also while it waits for its next try. */
  signal?: AbortSignal;
  /** A call that has no answer after this long, retries included, fails. By default as long as the platform's fetch waits. */
  timeoutMs?: number;
  /** How often a call is tried again after 429, 5xx or a lost connection; 0 switches that off. Default: 3. */
  maxRetries?: number;
}

export interface Connection extends CallOptions {
  /** Where the server is, such as `http://127.0.0.1:3210`. */
  baseUrl: string;
  apiKey: string;
  /** A fetch of your own; by default the platform's. */
  fetch?: typeof fetch;
}
