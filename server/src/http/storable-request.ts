import express, { type RequestHandler } from 'express';
import { storableText } from '../store/storable.ts';

const storable = (value: unknown): unknown => (typeof value === 'string' ? storableText(value) : value);

interface JsonBody {
  limit: number | string;
  /** Which content types are read; left out, application/json. */
  type?: () => boolean;
}

/** Reads a body of JSON, and cleans it while it is parsed. */
export const storableJsonBody = (options: JsonBody): RequestHandler =>
  express.json({ ...options, reviver: (_key, value) => storable(value) });

/** An address or a form can carry texts that the database refuses, such as `%00`. */
export const storableTexts = (texts: object | undefined) =>
  Object.fromEntries(Object.entries(texts ?? {}).map(([name, text]) => [name, storable(text)]));
