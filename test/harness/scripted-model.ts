import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ChatRequest {
  model: string;
  stream?: boolean;
  messages: { role: string; content: unknown }[];
  tools?: {
    function: { name: string; description: string; parameters: { properties: Record<string, unknown> } };
  }[];
}

interface Message {
  role: 'assistant';
  content: string | null;
  tool_calls?: { id: string; type: 'function'; function: { name: string; arguments: string } }[];
}

/** A language model behind the chat completions of the OpenAI API that follows a script. */
export interface ScriptedModel {
  url: string;
  requests: ChatRequest[];
  close(): void;
}

/** Calls the first tool with the arguments that `script` gives, and then repeats what the tool said. */
export async function startScriptedModel(
  script: (tool: NonNullable<ChatRequest['tools']>[number]['function']) => object,
): Promise<ScriptedModel> {
  const requests: ChatRequest[] = [];
  const answer = (request: ChatRequest): Message => {
    const said = request.messages.find(({ role }) => role === 'tool');
    if (said) return { role: 'assistant', content: `The tool said: ${said.content}` };
    const tool = request.tools?.[0]?.function;
    if (!tool) return { role: 'assistant', content: 'I have no tools.' };
    const call = { name: tool.name, arguments: JSON.stringify(script(tool)) };
    return {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_1', type: 'function', function: call }],
    };
  };
  const server = createServer(async (request, response) => {
    const chat = JSON.parse((await request.toArray()).join('')) as ChatRequest;
    requests.push(chat);
    const message = answer(chat);
    const reason = message.tool_calls ? 'tool_calls' : 'stop';
    const about = { id: 'chatcmpl-1', created: 1, model: chat.model };
    if (!chat.stream) {
      const choices = [{ index: 0, message, finish_reason: reason }];
      const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ...about, object: 'chat.completion', choices, usage }));
      return;
    }
    response.setHeader('content-type', 'text/event-stream');
    const chunk = (delta: object, finish_reason: string | null) =>
      `data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
    const delta = {
      ...message,
      ...(message.tool_calls && {
        tool_calls: message.tool_calls.map((call, index) => ({ index, ...call })),
      }),
    };
    response.end(`${chunk(delta, null)}${chunk({}, reason)}data: [DONE]\n\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: () => server.close(),
  };
}
