import { functions } from './functions/index.ts';
import { ImlError } from './iml-error.ts';
import type { PathStep } from './lexer.ts';
import type { Expression } from './parser.ts';
import { type Collection, isEmpty, toText } from './values.ts';

/** The variables that are there in a place, by their names. */
export type Scope = Collection;

type Keyword = (scope: Scope) => unknown;

/** Names that mean a value of their own where no variable is called so. */
const keywords: Readonly<Record<string, Keyword>> = {
  true: () => true,
  false: () => false,
  null: () => null,
  undefined: () => undefined,
  newline: () => '\n',
};

export const isKeyword = (name: string): boolean => Object.hasOwn(keywords, name);

/** The value of an expression. Throws ImlError for names that nothing in this place has: Make would give nothing. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'not':
      return !evaluate(expression.of, scope);
    case 'path':
      return valueAt(expression.steps, scope);
    case 'call':
      return callFunction(expression, scope);
    case 'binary':
      return combine(expression, scope);
  }
}

function valueAt([first, ...rest]: PathStep[], scope: Scope): unknown {
  const name = first && 'key' in first ? first.key : '';
  if (Object.hasOwn(scope, name)) return rest.reduce(stepInto, scope[name]);
  const keyword = keywords[name];
  if (!keyword) throw new ImlError(`There is no variable "${name}" here.`);
  return rest.reduce(stepInto, keyword(scope));
}

/** Of a list, a key means that of its first item. What is not there is undefined. */
function stepInto(value: unknown, step: PathStep): unknown {
  if (value === null || value === undefined) return undefined;
  if ('index' in step) return Array.isArray(value) ? value[step.index - 1] : value;
  const owner = Array.isArray(value) ? value[0] : value;
  return typeof owner === 'object' && owner !== null && Object.hasOwn(owner, step.key)
    ? (owner as Collection)[step.key]
    : undefined;
}

function callFunction({ name, args }: { name: string; args: Expression[] }, scope: Scope): unknown {
  const argument = (index: number) => (args[index] ? evaluate(args[index], scope) : undefined);
  switch (name) {
    case 'if':
      if (args.length !== 3) throw new ImlError('if() needs a condition and two values.');
      return argument(0) ? argument(1) : argument(2);
    case 'ifempty': {
      const value = argument(0);
      return isEmpty(value) ? argument(1) : value;
    }
    case 'switch':
      return choose(args, argument);
  }
  const called = functions[name];
  if (!called) throw new ImlError(`This runner knows no function ${name}().`);
  return (called as (...values: unknown[]) => unknown)(...args.map((_, index) => argument(index)));
}

/** `switch(value, case 1, result 1, …, otherwise)` */
function choose(args: Expression[], argument: (index: number) => unknown): unknown {
  const value = argument(0);
  for (let index = 1; index + 1 < args.length; index += 2)
    if (looselyEqual(value, argument(index))) return argument(index + 1);
  return args.length % 2 === 0 ? argument(args.length - 1) : undefined;
}

// biome-ignore lint/suspicious/noDoubleEquals: Make compares as JavaScript's == does.
const looselyEqual = (one: unknown, other: unknown): boolean => one == other;

function combine(
  { operator, left, right }: { operator: string; left: Expression; right: Expression },
  scope: Scope,
): unknown {
  const one = evaluate(left, scope);
  if (operator === '&') return one && evaluate(right, scope);
  if (operator === '|') return one || evaluate(right, scope);
  const other = evaluate(right, scope);
  switch (operator) {
    case '=':
      return looselyEqual(one, other);
    case '!=':
      return !looselyEqual(one, other);
    case '+':
      return add(one, other);
  }
  const [first, second] = [one as number, other as number];
  switch (operator) {
    case '<':
      return first < second;
    case '<=':
      return first <= second;
    case '>':
      return first > second;
    case '>=':
      return first >= second;
    case '-':
      return Number(first) - Number(second);
    case '*':
      return first * second;
    case '/':
      return first / second;
    case '%':
      return first % second;
  }
  throw new ImlError(`This runner knows no operator "${operator}".`);
}

/** Numbers are added, anything else is put together as text; nothing on one side leaves the other as it is. */
function add(one: unknown, other: unknown): unknown {
  if (one === null || one === undefined) return other ?? null;
  if (other === null || other === undefined) return one;
  return typeof one === 'number' && typeof other === 'number' ? one + other : toText(one) + toText(other);
}
