import type { Readable } from 'node:stream';
import type { Operation, Operations } from '@docglean/contract';
import type { Request, Response } from 'express';
import type * as z from 'zod';
import type { Caller } from '../accounts/find-key.ts';
import type { Services } from '../services.ts';

type Parsed<O, K extends string> = O extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;
type ParsedBody<O> = O extends { body: { 'application/json': infer S extends z.ZodType } }
  ? z.output<S>
  : undefined;

/** A request that is authenticated and whose parts have the form the contract gives them. */
export interface Call<O extends Operation> {
  /** null only for operations open to everyone. */
  caller: O['scope'] extends null ? null : Caller;
  params: Parsed<O, 'params'>;
  query: Parsed<O, 'query'>;
  /** The parsed JSON body; undefined when the body has another type and is still in `request`. */
  body: ParsedBody<O> | (keyof O['body'] extends 'application/json' ? never : undefined);
  request: Request;
  /** For headers; the answer itself is what the handler returns. */
  response: Response;
  /** Aborts when the caller goes away. */
  signal: AbortSignal;
}

/** JSON, or a file with its own headers; with the status the contract gives. */
export type Reply = { json: unknown } | { file: Readable | string; headers: Record<string, string> } | null;

export type Handler<O extends Operation> = (services: Services, call: Call<O>) => Promise<Reply>;

/** One handler for each operation of a part of the contract: a missing one does not compile. */
export type HandlersOf<Part extends Record<string, Operation>> = { [Id in keyof Part]: Handler<Part[Id]> };

export type Handlers = HandlersOf<Operations>;
