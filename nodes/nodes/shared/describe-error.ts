import type { ApiErrorBody } from './api';

interface ErrorWords {
  /** What is wrong. */
  message: string;
  /** How to mend it. */
  description: string;
}

/** The words of an API error as n8n shows them: a headline and, below it, the details with their fixes. */
export function describeApiError(body: ApiErrorBody | undefined, statusCode: number): ErrorWords {
  if (!body) {
    return {
      message: `The server answered with ${statusCode}, and not as Docglean does`,
      description: 'Check the Server URL in the credential: another program may be running at this address.',
    };
  }
  const { message, details = [], request_id } = body.error;
  const { headline, rest } = splitAfterFirstSentence(message);
  const lines = details.map(({ path, message: what, fix }) =>
    [`${path}: ${what}`, fix].filter(Boolean).join(' '),
  );
  return {
    message: headline,
    description: [rest, ...lines, `Request ID: ${request_id}`].filter(Boolean).join('\n'),
  };
}

/** The server writes "What is wrong. How to mend it." */
export function splitAfterFirstSentence(text: string): { headline: string; rest: string } {
  const end = text.search(/[.!?]\s/);
  if (end < 0) return { headline: text, rest: '' };
  return { headline: text.slice(0, end), rest: text.slice(end + 1).trim() };
}
