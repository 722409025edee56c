import { jsonrepair } from 'jsonrepair';

/**
 * The object in a model's answer: models that are not held to JSON put it between fences or sentences, forget a bracket
 * or write with single quotes. Null where there is none.
 */
export function readJson(answer: string): Record<string, unknown> | null {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(answer)?.[1];
  const from = answer.indexOf('{');
  const tries = [answer, fenced, from >= 0 ? answer.slice(from, answer.lastIndexOf('}') + 1) : undefined];
  for (const text of tries) {
    const value = text === undefined ? null : objectIn(text);
    if (value) return value;
  }
  return from >= 0 ? repaired(fenced ?? answer.slice(from)) : null;
}

const objectIn = (text: string): Record<string, unknown> | null => {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
};

const repaired = (text: string): Record<string, unknown> | null => {
  try {
    return asObject(JSON.parse(jsonrepair(text)));
  } catch {
    return null;
  }
};

const asObject = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
