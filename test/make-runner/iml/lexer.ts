import { ImlError } from './iml-error.ts';

/** A step on the way to a value: a key, or an index that counts from 1. */
export type PathStep = { key: string } | { index: number };

export type Token =
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'path'; steps: PathStep[] }
  | { kind: 'operator'; value: string }
  | { kind: '(' | ')' | ',' };

/** Make takes the operators of JavaScript as other spellings of its own. */
const spellings: Readonly<Record<string, string>> = {
  '===': '=',
  '==': '=',
  '!==': '!=',
  '&&': '&',
  '||': '|',
};
const operators = [...Object.keys(spellings), '!=', '<=', '>=', ...'+-*/%<>=!&|'];

/**
 * The tokens of what stands between `{{` and `}}`.
 *
 * Refused is what Make mangles in silence: literals of lists and objects (it has none), `[0]` (it counts from 1), `a-b`
 * in a path without back ticks (a difference), and `;` (which separates arguments only where people type).
 * Source: developers.make.com, component-blocks/iml-functions and component-blocks/api "Escaping".
 */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    if (space) {
      at += space.length;
      continue;
    }
    const [token, length] =
      readText(rest) ?? readNumber(rest) ?? readPath(rest) ?? readOperator(rest) ?? refuse(rest, source);
    tokens.push(token);
    at += length;
  }
  return tokens;
}

type Read = [token: Token, length: number] | undefined;

function readText(rest: string): Read {
  const found = /^(['"])((?:\\.|(?!\1)[^\\])*)\1/s.exec(rest);
  if (found) {
    const value = (found[2] ?? '').replace(/\\(.)/gs, (_, character: string) =>
      character === 'n' ? '\n' : character,
    );
    return [{ kind: 'text', value }, found[0].length];
  }
  if (/^['"]/.test(rest)) throw new ImlError(`This text has no end: ${rest}`);
  return undefined;
}

function readNumber(rest: string): Read {
  const found = /^\d+(\.\d+)?/.exec(rest)?.[0];
  return found ? [{ kind: 'number', value: Number(found) }, found.length] : undefined;
}

function readPath(rest: string): Read {
  const steps: PathStep[] = [];
  let length = 0;
  for (;;) {
    const ahead = rest.slice(length);
    const key = /^(?:`([^`]+)`|([A-Za-z_$][\w$]*))/.exec(ahead);
    if (!key) {
      if (steps.length === 0) return undefined;
      throw new ImlError(`After the dot in "${rest.slice(0, length)}" a name is missing.`);
    }
    steps.push({ key: key[1] ?? key[2] ?? '' });
    length += key[0].length;
    if (/^-[A-Za-z_]/.test(rest.slice(length)))
      throw new ImlError(`Make reads "-" in "${rest}" as a difference. Put the key into back ticks.`);
    length += readIndices(rest.slice(length), steps);
    if (rest[length] !== '.') return [{ kind: 'path', steps }, length];
    length += 1;
  }
}

function readIndices(rest: string, steps: PathStep[]): number {
  let length = 0;
  while (rest[length] === '[') {
    const found = /^\[(\d*)\]/.exec(rest.slice(length));
    if (!found) throw new ImlError(`Only a number may stand in the brackets of "${rest}".`);
    if (found[1] === '0') throw new ImlError('Make counts from 1: [0] is never there.');
    steps.push({ index: found[1] === '' ? 1 : Number(found[1]) });
    length += found[0].length;
  }
  return length;
}

function readOperator(rest: string): Read {
  const sign = rest[0] ?? '';
  if (sign === '(' || sign === ')' || sign === ',') return [{ kind: sign }, 1];
  const operator = operators.find((one) => rest.startsWith(one));
  return operator
    ? [{ kind: 'operator', value: spellings[operator] ?? operator }, operator.length]
    : undefined;
}

function refuse(rest: string, source: string): never {
  const sign = rest[0] ?? '';
  if (sign === '[' || sign === '{') throw new ImlError(`IML has no lists or objects of its own: ${source}`);
  if (sign === ';') throw new ImlError(`In the files of an app a comma separates arguments: ${source}`);
  throw new ImlError(`"${sign}" means nothing in IML: ${source}`);
}
