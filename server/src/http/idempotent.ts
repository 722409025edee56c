import { isIdempotent, maxFilesPerExtraction, type Operation } from '@docglean/contract';
import type { Request, Response } from 'express';
import { ApiError } from '../errors.ts';
import { type Claim, claimRequest, keepAlive } from '../idempotency/claim.ts';
import { keepAnswer, releaseClaim } from '../idempotency/settle.ts';
import type { Services } from '../services.ts';
import { type AnswerOf, asApiError } from './answer-error.ts';
import { fingerprintOf, readFingerprint } from './fingerprint.ts';
import { drain } from './request-body.ts';
import type { Reply } from './types.ts';

const longestKey = 255;
/** What a form may hold besides its files. */
const formBytes = 64 * 1024 * 1024;

interface Run {
  id: string;
  operation: Operation;
  run(): Promise<Reply>;
  /** An error is kept as it was told. */
  answerOf: AnswerOf;
}

/**
 * Runs a request that carries an Idempotency-Key once: whoever sends it again gets the first answer again. Null where
 * that has already been sent. Answers that say the server failed are not kept, nor those to a body it did not read.
 */
export async function runOnce(
  services: Services,
  request: Request,
  response: Response,
  { id, operation, run, answerOf }: Run,
): Promise<Reply | 'sent'> {
  const key = isIdempotent(operation) ? request.get('idempotency-key') : undefined;
  if (key === undefined) return run();
  if (key.length < 1 || key.length > longestKey) throw invalidKey;
  const { accountId } = response.locals.caller;
  const found = await claimRequest(services.db, { accountId, operation: id, key });
  if ('running' in found) {
    response.set('Retry-After', '1');
    throw new ApiError('REQUEST_IN_PROGRESS');
  }
  if ('answer' in found) {
    const most = services.config.maxFileBytes * maxFilesPerExtraction + formBytes;
    const fingerprint = await readFingerprint(request, most);
    if (!fingerprint?.equals(found.fingerprint)) throw new ApiError('IDEMPOTENCY_KEY_REUSED');
    response.set('Idempotent-Replayed', 'true');
    const { status, body } = found.answer;
    response
      .status(status)
      .type(body ? 'application/json' : '')
      .send(body);
    return 'sent';
  }
  const successStatus = operation.success.status;
  return runClaimed(services, request, response, found.claim, { successStatus, run, answerOf });
}

const invalidKey = new ApiError('INVALID_PAYLOAD', {
  details: [{ path: 'Idempotency-Key', message: `This must have from 1 to ${longestKey} characters.` }],
});

async function runClaimed(
  { db, log }: Services,
  request: Request,
  response: Response,
  claim: Claim,
  { successStatus, run, answerOf }: Pick<Run, 'run' | 'answerOf'> & { successStatus: number },
): Promise<Reply> {
  const fingerprint = fingerprintOf(request);
  const stopSigns = keepAlive(db, claim);
  /** What was done is done: that its answer could not be kept must not turn it into an error. */
  const keep = async (status: number, body: string) => {
    const digest = status < 500 ? await fingerprint.done() : null;
    await (digest ? keepAnswer(db, claim, digest, { status, body }) : releaseClaim(db, claim));
  };
  const keepQuietly = (status: number, body: string) =>
    keep(status, body).catch((error) => log.warn({ err: error }, 'an answer could not be kept'));
  try {
    const reply = await run();
    await keepQuietly(successStatus, reply && 'json' in reply ? JSON.stringify(reply.json) : '');
    return reply;
  } catch (error) {
    const known = asApiError(error);
    await drain(request);
    const { status, json } = answerOf(known, response.locals.requestId);
    await keepQuietly(status, JSON.stringify(json));
    throw error;
  } finally {
    stopSigns();
  }
}
