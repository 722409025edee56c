import type { SectionResult } from '@docglean/contract';
import { namingPrompt, namingWindows, withNames } from '@docglean/extract';
import type { Services } from '../services.ts';
import { AiError } from './ai-error.ts';

/** A comparison with the names and summaries of a model; with those from its headings where there is none or it fails. */
export async function nameWithModel({ model, log }: Services, result: SectionResult): Promise<SectionResult> {
  if (!model) return result;
  const budget = model.budget();
  const answers: unknown[] = [];
  try {
    for (const window of namingWindows(result, model.windowLetters))
      answers.push(await model.ask(namingPrompt(window), budget));
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    log.warn({ code: error.code, reason: error.message }, 'the AI model could not name all sections');
  }
  return withNames(result, answers);
}
