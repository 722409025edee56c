import type { Check } from '@docglean/contract';
import type { AskedDocument, ReadDocument } from '../engine/messages.ts';
import type { EnginePool } from '../engine/pool.ts';
import type { Outcome } from '../engine/process.ts';
import { publicMessage } from '../errors.ts';
import type { Services } from '../services.ts';
import { AiError, type AiErrorCode } from './ai-error.ts';
import { askAboutDocument } from './ask-about-document.ts';
import type { Model } from './model.ts';
import type { TokenBudget } from './tokens.ts';

interface Document {
  id: string;
  engine: 'auto' | 'rules' | 'ai';
  password: string | null;
}

/**
 * A document that the rules have read, read by the model as well. Where the model fails, `auto` falls back on the rules
 * and says so in a check; `ai` fails.
 */
export async function readWithModel(
  { log }: Services,
  model: Model,
  engine: EnginePool,
  document: Document,
  bytes: Uint8Array,
  asked: AskedDocument,
): Promise<{ outcome: Outcome<'read'>; budget: TokenBudget }> {
  const budget = model.budget();
  const { read, question, content } = asked;
  if (!question) return { outcome: { result: read }, budget };
  const password = document.password ?? undefined;
  try {
    const answers = await askAboutDocument(question, {
      model,
      budget,
      async draw(page) {
        const drawn = await engine.lend((process) =>
          process.run('draw', { bytes, page, ...(password && { password }) }),
        );
        return 'result' in drawn ? drawn.result : null;
      },
    });
    const given = { model: model.name, answers };
    const outcome = await engine.lend((process) => process.run('answer', { content, read, question, given }));
    return { outcome, budget };
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    log.warn({ document: document.id, code: error.code, reason: error.message }, 'the AI model failed');
    const outcome = document.engine === 'ai' ? { error: error.code } : { result: withNote(read, error.code) };
    return { outcome, budget };
  }
}

/** What the rules read, with a check that a person sees: it is less than was hoped for. */
const withNote = (read: ReadDocument, code: AiErrorCode): ReadDocument => ({
  ...read,
  checks: [...read.checks, notReadByModel(code)],
});

const notReadByModel = (code: AiErrorCode): Check => ({
  name: 'read_by_ai',
  passed: false,
  message: `${publicMessage(code)} The local rules read this document instead.`,
  fields: [],
});
