import type { DetectedField } from '@docglean/contract';
import { type Content, type ContentOptions, fieldsPrompt, questionOf, windowsOf } from '@docglean/extract';
import type { Outcome } from '../engine/process.ts';
import type { Services } from '../services.ts';
import { AiError } from './ai-error.ts';
import type { Model } from './model.ts';

/**
 * Fields as a model proposes them from samples. Null where it fails or has nothing to propose: the rules then do it. What
 * is wrong with a sample is said either way.
 */
export async function proposeWithModel(
  { engine, log }: Services,
  model: Model,
  files: readonly Uint8Array[],
  options: Omit<ContentOptions, 'onPage'>,
): Promise<Outcome<'propose'> | null> {
  const samples: Content[] = [];
  for (const bytes of files) {
    const opened = await engine.lend((process) => process.run('open', { bytes, options }));
    if ('error' in opened) return opened;
    samples.push(opened.result);
  }
  const shown = samples.flatMap(({ pages }) => {
    // The beginning tells what a document is; all samples must fit into one question.
    const [window] = windowsOf(questionOf([], pages).pages, model.windowLetters / samples.length);
    return window ? [window] : [];
  });
  if (shown.length === 0) return null;
  try {
    const answer = await model.ask(fieldsPrompt(shown), model.budget());
    const outcome = await engine.lend((process) => process.run('propose', { samples, answer }));
    return hasFields(outcome) ? outcome : null;
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    log.warn({ code: error.code, reason: error.message }, 'the AI model could not propose fields');
    return null;
  }
}

const hasFields = (outcome: { result: DetectedField[] } | { error: unknown }): boolean =>
  'result' in outcome && outcome.result.length > 0;
