import { AiError } from './ai-error.ts';

/** What a service counts and takes money for. */
export interface Tokens {
  input: number;
  output: number;
}

/** Tokens that a document may still use. */
export interface TokenBudget {
  /** Throws AI_LIMIT_REACHED where a request would go beyond it; gives how many are left for the answer. */
  require(inputTokens: number): number;
  spend(tokens: Tokens): void;
  readonly spent: Tokens;
}

/** Letters in a token, on the safe side: text in English has four, other languages and tables have fewer. */
const LETTERS_PER_TOKEN = 3;
/** What services count for a picture of a page, about. */
export const TOKENS_PER_PICTURE = 1500;

export const tokensOf = (text: string): number => Math.ceil(text.length / LETTERS_PER_TOKEN);

export const lettersIn = (tokens: number): number => tokens * LETTERS_PER_TOKEN;

export function tokenBudget(most: number): TokenBudget {
  const spent: Tokens = { input: 0, output: 0 };
  return {
    require(inputTokens) {
      const left = most - spent.input - spent.output - inputTokens;
      if (left <= 0)
        throw new AiError('AI_LIMIT_REACHED', `The next question would go beyond ${most} tokens.`);
      return left;
    },
    spend({ input, output }) {
      spent.input += input;
      spent.output += output;
    },
    spent,
  };
}
