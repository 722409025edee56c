import type { Request, Response } from 'express';
import { storableText } from '../../store/storable.ts';

/** Notes which route it is for log and metrics: with the names of its parts, never with ids. */
export function noteRoute({ baseUrl, route }: Request, response: Response): void {
  response.locals.route = baseUrl + String(route.path).replaceAll(/:(\w+)/g, '{$1}');
}

/** A part of the address, which can carry what the database refuses. */
export const partOf = ({ params }: Request, name: string): string => storableText(String(params[name]));
