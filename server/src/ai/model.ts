import OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources';
import pLimit from 'p-limit';
import type { AiConfig, Config } from '../config.ts';
import type { Log } from '../log.ts';
import { type Abilities, allAbilities, giveUpOne } from './abilities.ts';
import { AiError } from './ai-error.ts';
import { failureOf } from './failure.ts';
import { readJson } from './read-json.ts';
import { lettersIn, TOKENS_PER_PICTURE, type TokenBudget, tokenBudget, tokensOf } from './tokens.ts';

export interface ModelQuestion {
  system: string;
  user: string;
  /** JSON Schema of the answer, in OpenAI's strict form. */
  schema: object;
  /** Pages as PNG, for a model that sees. */
  images?: readonly Uint8Array[];
}

/** Any model behind an endpoint that speaks OpenAI's chat completions. */
export interface Model {
  name: string;
  /** Whether it is worth drawing pages for it. */
  sees(): boolean;
  /** Letters that can be shown to it at once. */
  windowLetters: number;
  /** What one document, or one other piece of work, may take. */
  budget(): TokenBudget;
  /** Gives the object that it answers. Throws AiError. */
  ask(question: ModelQuestion, budget: TokenBudget): Promise<Record<string, unknown>>;
}

/** Tries of one request that the endpoint was too busy or too broken for; the client waits as long as it is told to. */
const RETRIES = 2;
/** What the client may wait between them, all together. */
const PAUSES_MS = 30_000;
/** More than this most models cannot write at once, and refuse to be asked for. */
const MOST_ANSWER_TOKENS = 16_000;

/** Null where none is set up. */
export const createModel = ({ ai }: Config, log: Log): Model | null => (ai ? modelOf(ai, log) : null);

function modelOf(ai: AiConfig, log: Log): Model {
  const client = new OpenAI({
    apiKey: ai.apiKey ?? 'none',
    baseURL: ai.baseUrl,
    timeout: ai.timeoutMs,
    maxRetries: RETRIES,
    // Its own log could show requests, and with them documents and the key.
    logLevel: 'off',
  });
  const turn = pLimit(ai.concurrency);
  const hide = (text: string) => (ai.apiKey ? text.replaceAll(ai.apiKey, '…') : text);
  let abilities: Abilities = { ...allAbilities, images: ai.vision !== false };

  async function complete(question: ModelQuestion, mostTokens: number): Promise<ChatCompletion> {
    for (;;) {
      const tried = abilities;
      try {
        return await client.chat.completions.create(requestFor(ai.model, question, tried, mostTokens), {
          signal: AbortSignal.timeout(ai.timeoutMs * (RETRIES + 1) + PAUSES_MS),
        });
      } catch (error) {
        const failure = failureOf(error, hide);
        if (failure) throw failure;
        const refusal = hide((error as Error).message);
        const less = giveUpOne(tried, refusal, (question.images?.length ?? 0) > 0);
        if (!less) throw new AiError('AI_REQUEST_REFUSED', refusal);
        log.info(
          { without: missing(tried, less), refusal: refusal.slice(0, 200) },
          'the model cannot do all',
        );
        abilities = less;
      }
    }
  }

  return {
    name: ai.model,
    sees: () => abilities.images,
    windowLetters: lettersIn(ai.windowTokens),
    budget: () => tokenBudget(ai.maxTokensPerDocument),
    ask: (question, budget) =>
      turn(async () => {
        const pictures = abilities.images ? (question.images?.length ?? 0) : 0;
        const size = tokensOf(question.system + question.user) + pictures * TOKENS_PER_PICTURE;
        const answer = await answerOf(await complete(question, budget.require(size)), budget);
        const data = readJson(answer);
        if (data) return data;
        const again = { ...question, user: `${question.user}\n\n${ONLY_JSON}` };
        const second = readJson(await answerOf(await complete(again, budget.require(size)), budget));
        if (second) return second;
        throw new AiError('AI_ANSWER_UNUSABLE', `It is not JSON: ${answer.slice(0, 80)}`);
      }),
  };
}

const ONLY_JSON = 'Answer with one JSON object and nothing else: no sentence before or behind it.';

function requestFor(
  model: string,
  { system, user, schema, images = [] }: ModelQuestion,
  { format, limit, temperature, images: sees }: Abilities,
  mostTokens: number,
): ChatCompletionCreateParamsNonStreaming {
  const inWords =
    format === 'json_schema' ? '' : `\n\nThe JSON Schema of the answer:\n${JSON.stringify(schema)}`;
  const pictures = sees ? images : [];
  return {
    model,
    messages: [
      { role: 'system', content: system + inWords },
      {
        role: 'user',
        // Servers that know no pictures often know no parts either.
        content:
          pictures.length === 0
            ? user
            : [
                { type: 'text', text: user },
                ...pictures.map((png) => ({
                  type: 'image_url' as const,
                  image_url: { url: `data:image/png;base64,${Buffer.from(png).toString('base64')}` },
                })),
              ],
      },
    ],
    ...(format === 'json_schema' && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'values', strict: true, schema: schema as Record<string, unknown> },
      },
    }),
    ...(format === 'json_object' && { response_format: { type: 'json_object' } }),
    ...(limit && { [limit]: Math.min(mostTokens, MOST_ANSWER_TOKENS) }),
    ...(temperature && { temperature: 0 }),
  };
}

/** The text of an answer. Throws AiError where it refuses, is cut short or empty. */
async function answerOf({ choices, usage }: ChatCompletion, budget: TokenBudget): Promise<string> {
  budget.spend({ input: usage?.prompt_tokens ?? 0, output: usage?.completion_tokens ?? 0 });
  const [choice] = choices ?? [];
  if (!choice) throw new AiError('AI_ANSWER_UNUSABLE', 'There is no choice in it.');
  const { finish_reason: reason, message } = choice;
  if (message.refusal) throw new AiError('AI_REFUSED', message.refusal.slice(0, 200));
  if (reason === 'content_filter') throw new AiError('AI_REFUSED', 'Its content filter stopped it.');
  if (reason === 'length') throw new AiError('AI_ANSWER_CUT', 'It reached the most tokens it may write.');
  if (!message.content) throw new AiError('AI_ANSWER_UNUSABLE', 'It is empty.');
  return message.content;
}

const missing = (before: Abilities, now: Abilities): string[] =>
  (Object.keys(now) as (keyof Abilities)[]).filter((name) => before[name] !== now[name]);
