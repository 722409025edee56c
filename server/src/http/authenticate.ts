import type { Request } from 'express';
import { type Caller, findKey } from '../accounts/find-key.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';

/** Who calls, by `Authorization: Bearer` or `X-API-Key`. Throws UNAUTHORIZED. */
export async function authenticate({ db, localKey }: Services, request: Request): Promise<Caller> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const key = bearer ?? request.get('x-api-key');
  const caller = key ? (localKey.match(key) ?? (await findKey(db, key))) : null;
  if (!caller) throw new ApiError('UNAUTHORIZED');
  return caller;
}
