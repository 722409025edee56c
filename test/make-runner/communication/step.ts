import type { Collection } from '../iml/values.ts';

/** One request of a communication, as the files of an app write it. */
export interface Step {
  url?: string;
  baseUrl?: string;
  method?: string;
  qs?: Collection;
  headers?: Collection;
  body?: unknown;
  type?: string;
  temp?: Collection;
  condition?: unknown;
  followRedirects?: boolean;
  timeout?: number;
  repeat?: { condition: string; delay?: number; limit?: number };
  pagination?: Collection & { condition?: unknown; mergeWithParent?: boolean };
  response?: ResponseRules;
  log?: { sanitize?: string[] };
}

export interface ResponseRules {
  type?: unknown;
  valid?: unknown;
  error?: unknown;
  temp?: Collection;
  iterate?: string | { container: string; condition?: unknown };
  output?: unknown;
  wrapper?: unknown;
  limit?: unknown;
  data?: Collection;
  metadata?: Collection;
  uid?: unknown;
  trigger?: TriggerRules;
}

export interface TriggerRules {
  type: 'date' | 'id';
  order: 'asc' | 'desc' | 'unordered';
  id: string;
  date?: string;
}

/** What the runner stands on: where requests go, what time it is, and what it writes down. */
export interface Runtime {
  /** By the beginning of an address where it really leads, so that an app's own https address can be a test's server. */
  hosts: Readonly<Record<string, string>>;
  now(): Date;
  /** Of the pauses between repeated requests. */
  delayScale: number;
  log: LogEntry[];
}

/** A request and its answer as Make's execution log shows them. */
export interface LogEntry {
  request: { method: string; url: string; headers: Collection; body: unknown };
  response: { status: number; headers: Collection; body: unknown };
}
