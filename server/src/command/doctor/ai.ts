import { AiError } from '../../ai/ai-error.ts';
import { createModel } from '../../ai/model.ts';
import { tokenBudget } from '../../ai/tokens.ts';
import type { Config } from '../../config.ts';
import { publicMessage } from '../../errors.ts';
import { createLog } from '../../log.ts';
import { type Findings, right, wrong } from './finding.ts';

const schema = {
  type: 'object',
  properties: { total: { type: ['number', 'null'] } },
  required: ['total'],
  additionalProperties: false,
};
const mostTokens = 20_000;

/** Whether the AI model answers, by one short question; nothing where none is set up. */
export async function* checkAi(config: Config): Findings {
  const model = createModel(config, createLog('silent'));
  if (!model) return;
  const question = {
    system: 'You read values from a document and answer with JSON that follows the given schema.',
    user: '<document>\nTotal: EUR 12.50\n</document>',
    schema,
  };
  try {
    const { total } = await model.ask(question, tokenBudget(mostTokens));
    yield total === 12.5
      ? right(`The AI model ${model.name} reads.`)
      : wrong(
          `The AI model ${model.name} answers, but reads wrongly: it was shown 12.50 and said ${JSON.stringify(total)}.`,
          'Choose a larger model with OPENAI_MODEL.',
        );
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    yield wrong(`The AI model ${model.name} cannot be used. ${publicMessage(error.code)}`, error.message);
  }
}
