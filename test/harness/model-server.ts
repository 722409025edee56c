import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A request as OpenAI's chat completions take it. */
export interface ChatRequest {
  model: string;
  messages: {
    role: string;
    content: string | { type: string; text?: string; image_url?: { url: string } }[];
  }[];
  response_format?: { type: string; json_schema?: { strict: boolean; schema: JsonSchema } };
  temperature?: number;
  max_completion_tokens?: number;
  max_tokens?: number;
}

export interface JsonSchema {
  type: string | string[];
  properties: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
}

/** What the model says, or what goes wrong. */
export interface ChatAnswer {
  /** Values, or the text itself. */
  content?: object | string | null;
  refusal?: string;
  finish?: 'stop' | 'length' | 'content_filter';
  tokens?: { input: number; output: number };
  /** Any other status than 200, with the error in OpenAI's form. */
  status?: number;
  error?: { message: string; code?: string };
  headers?: Record<string, string>;
  /** Says nothing for so long, or ends the connection instead. */
  delayMs?: number;
  hangsUp?: boolean;
}

/** A language model behind an endpoint of its own; what it answers is up to the test. */
export interface ModelServer {
  url: string;
  requests: ChatRequest[];
  /** The keys that came with the requests. */
  keys: (string | undefined)[];
  /** How it answers from now on; forgets the requests before. */
  answer(how: (request: ChatRequest, nth: number) => ChatAnswer): void;
  close(): Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
  const requests: ChatRequest[] = [];
  const keys: (string | undefined)[] = [];
  let how: (request: ChatRequest, nth: number) => ChatAnswer = () => ({ content: {} });
  const server = createServer(async (request, response) => {
    const chat = JSON.parse((await request.toArray()).join('')) as ChatRequest;
    requests.push(chat);
    keys.push(request.headers.authorization?.replace('Bearer ', ''));
    const answer =
      request.url === '/v1/chat/completions'
        ? how(chat, requests.length)
        : { status: 404, error: { message: `Unknown request URL: ${request.url}` } };
    if (answer.delayMs) await setTimeout(answer.delayMs, undefined, { ref: false });
    if (answer.hangsUp) return response.destroy();
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    return response.end(JSON.stringify(answer.error ? { error: answer.error } : completion(chat, answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    keys,
    answer(next) {
      how = next;
      requests.length = 0;
      keys.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function completion(
  { model }: ChatRequest,
  { content = null, refusal, finish = 'stop', tokens }: ChatAnswer,
) {
  const { input, output } = tokens ?? { input: 100, output: 10 };
  const text = typeof content === 'object' && content !== null ? JSON.stringify(content) : content;
  const message = { role: 'assistant', content: text, refusal: refusal ?? null };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
  };
}

/** The text of a request, pictures left out. */
export const textOf = ({ messages }: ChatRequest): string =>
  messages
    .map(({ content }) =>
      typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('\n'),
    )
    .join('\n');

/** The pictures of a request, as data addresses. */
export const picturesOf = ({ messages }: ChatRequest): string[] =>
  messages.flatMap(({ content }) =>
    typeof content === 'string' ? [] : content.flatMap(({ image_url }) => image_url?.url ?? []),
  );
