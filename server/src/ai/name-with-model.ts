import type { SectionResult } from '@docglean/contract';
import { namingPrompt, namingWindows, withNames } from '@docglean/extract';
import type { Services } from '../services.ts';
import { AiError } from './ai-error.ts';
import { lettersIn, tokenBudget } from './tokens.ts';

/** A comparison with the names and summaries of a model; with those from its headings where there is none or it fails. */
export async function nameWithModel(
  { model, config: { ai }, log }: Services,
  result: SectionResult,
): Promise<SectionResult> {
  if (!model || !ai) return result;
  const budget = tokenBudget(
    ai.maxTokensPerDocument,
    () => new AiError('AI_LIMIT_REACHED', 'The comparison is longer than OPENAI_MAX_TOKENS_PER_DOCUMENT.'),
  );
  const answers: unknown[] = [];
  try {
    for (const window of namingWindows(result, lettersIn(ai.windowTokens)))
      answers.push(await model.ask(namingPrompt(window), budget));
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    log.warn({ code: error.code, reason: error.message }, 'the AI model could not name all sections');
  }
  return withNames(result, answers);
}
