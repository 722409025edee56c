import type { Bundle, Create, HttpResponse, ZObject } from 'zapier-platform-core';
import { callForText } from '../api/call.ts';

interface Input {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  body?: string;
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { method, path, query = {}, body } = bundle.inputData as unknown as Input;
  const at = path.trim();
  if (!at.startsWith('/')) {
    throw new z.errors.Error(
      'The field "Path" has to start with a slash, such as /v1/usage. The address of the server is added by itself.',
      'PATH',
      400,
    );
  }
  const response = await callForText(z, {
    path: at,
    method,
    params: query,
    ...(body && { body: checkedJson(z, body), headers: { 'content-type': 'application/json' } }),
  });
  return { status_code: response.status, answer: parsed(response), text: response.content };
}

function checkedJson(z: ZObject, text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new z.errors.Error(
      `The field "Body" is not valid JSON. Check quotes, commas and brackets. ${(error as Error).message}`,
      'INVALID_JSON',
      400,
    );
  }
}

/** Not every answer is JSON: exports are, and some have nothing in them. */
function parsed({ content }: HttpResponse): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return null;
  }
}

export const apiRequest = {
  key: 'api_request',
  noun: 'Request',
  display: {
    label: 'API Request',
    description: 'Sends a request of your own to your Docglean server, for what no other action does.',
  },
  operation: {
    inputFields: [
      {
        key: 'info',
        type: 'copy',
        helpText:
          'This can change and delete data. What there is to ask for stands on the page `/docs` of your server.',
      },
      {
        key: 'method',
        label: 'Method',
        type: 'string',
        required: true,
        choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        default: 'GET',
      },
      {
        key: 'path',
        label: 'Path',
        type: 'string',
        required: true,
        placeholder: '/v1/usage',
        helpText: 'Where on your server the request goes. It starts with a slash.',
      },
      {
        key: 'query',
        label: 'Query',
        dict: true,
        required: false,
        helpText: 'Names and values that are added to the path behind a question mark.',
      },
      {
        key: 'body',
        label: 'Body',
        type: 'text',
        required: false,
        placeholder: '{"name": "Delivery notes"}',
        helpText: 'What to send, as JSON.',
      },
    ],
    perform,
    sample: {
      status_code: 200,
      answer: { credits: { balance: null } },
      text: '{"credits":{"balance":null}}',
    },
    outputFields: [
      { key: 'status_code', label: 'Status Code', type: 'integer' },
      { key: 'text', label: 'Answer as Text', type: 'string' },
    ],
  },
} satisfies Create;
