import { ImlError } from './iml-error.ts';
import { lex, type PathStep, type Token } from './lexer.ts';

export type Expression =
  | { kind: 'literal'; value: string | number }
  | { kind: 'path'; steps: PathStep[] }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'not'; of: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression };

/** How tightly an operator binds, as in JavaScript. */
const strength: Readonly<Record<string, number>> = {
  '|': 1,
  '&': 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/**
 * What an expression says. Refused is what public apps contain and Make's documentation does not: values side by side
 * without an operator, arguments left out (`if(a, b, )`), and a path behind a call (`f(x).y`).
 */
export function parse(source: string): Expression {
  const parser = { source, tokens: lex(source), at: 0 };
  const expression = readExpression(parser, 0);
  const rest = parser.tokens[parser.at];
  if (rest) throw new ImlError(`Between two values stands no operator: {{${source}}}`);
  return expression;
}

interface Parser {
  source: string;
  tokens: Token[];
  at: number;
}

function readExpression(parser: Parser, weakest: number): Expression {
  let left = readOperand(parser);
  for (;;) {
    const next = parser.tokens[parser.at];
    if (next?.kind !== 'operator') return left;
    const binds = strength[next.value];
    if (binds === undefined || binds <= weakest) return left;
    parser.at += 1;
    left = { kind: 'binary', operator: next.value, left, right: readExpression(parser, binds) };
  }
}

function readOperand(parser: Parser): Expression {
  const token = take(parser);
  switch (token?.kind) {
    case 'text':
    case 'number':
      return { kind: 'literal', value: token.value };
    case 'operator':
      if (token.value === '!') return { kind: 'not', of: readOperand(parser) };
      break;
    case '(': {
      const inside = readExpression(parser, 0);
      expectClosing(parser);
      return inside;
    }
    case 'path':
      return parser.tokens[parser.at]?.kind === '(' ? readCall(parser, token.steps) : token;
  }
  throw new ImlError(`A value is missing: {{${parser.source}}}`);
}

function readCall(parser: Parser, steps: PathStep[]): Expression {
  parser.at += 1;
  const name = steps.map((step) => ('key' in step ? step.key : `[${step.index}]`)).join('.');
  const args: Expression[] = [];
  if (parser.tokens[parser.at]?.kind === ')') parser.at += 1;
  else {
    args.push(readExpression(parser, 0));
    while (parser.tokens[parser.at]?.kind === ',') {
      parser.at += 1;
      args.push(readExpression(parser, 0));
    }
    expectClosing(parser);
  }
  return { kind: 'call', name, args };
}

const take = (parser: Parser): Token | undefined => parser.tokens[parser.at++];

function expectClosing(parser: Parser): void {
  if (take(parser)?.kind !== ')') throw new ImlError(`A ")" is missing: {{${parser.source}}}`);
}
