import type { Request } from 'express';
import { storableText } from '../store/storable.ts';

/** What `Authorization: Basic` carries: how OAuth clients say who they are when they do not say it in the body. */
export function basicCredentials(request: Request): { user: string; password: string } | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  const [user = '', ...rest] = storableText(Buffer.from(encoded, 'base64').toString()).split(':');
  return { user, password: rest.join(':') };
}
