import type { Step } from '../../make-runner/communication/step.ts';
import { isKeyword } from '../../make-runner/iml/evaluate.ts';
import { isFunction } from '../../make-runner/iml/functions/index.ts';
import type { Expression } from '../../make-runner/iml/parser.ts';
import { partsOf, spreadKey } from '../../make-runner/iml/template.ts';
import { isCollection } from '../../make-runner/iml/values.ts';
import {
  type App,
  type Check,
  type Finding,
  finding,
  formOf,
  type Part,
  parametersOf,
  stepsOf,
} from './app-model.ts';

const everywhere = ['now', 'environment', 'scenario', 'common', 'temp'];
const answer = ['body', 'headers', 'statusCode', 'item', 'output', 'pagination'];

/** Each code file with IML, and what its variables are. */
interface Place {
  at: string;
  code: unknown;
  variables: readonly string[];
  /** What is known of the keys of a variable. */
  keys: Readonly<Record<string, readonly string[]>>;
}

function places(app: App): Place[] {
  const connection = parametersOf(app.connections[0]?.code.params).map(({ name }) => name);
  const keysOf = (form: readonly { name: string }[]) => form.map(({ name }) => name);
  const general = { connection };
  return [
    { at: 'base', code: app.base, variables: [...everywhere, ...answer, 'connection'], keys: general },
    ...app.connections.map(({ at, code }) => ({
      at,
      code: code.communication,
      variables: [...everywhere, ...answer, 'parameters'],
      keys: { parameters: connection },
    })),
    ...app.modules.map((part) => ({
      at: part.at,
      code: [part.code.communication, part.code.epoch],
      variables: [...everywhere, ...answer, 'connection', ...variablesOf(part)],
      keys: { ...general, ...keysOfModule(app, part), temp: tempOf(part) },
    })),
    ...app.rpcs.map((part) => ({
      at: part.at,
      code: part.code.communication,
      variables: [...everywhere, ...answer, 'connection', 'parameters', 'webhook'],
      keys: { ...general, temp: tempOf(part), webhook: app.webhooks.flatMap(savedBy) },
    })),
    ...app.webhooks.flatMap((part) => {
      const parameters = keysOf(parametersOf(part.code.params));
      const place = (code: string, variables: string[]) => ({
        at: `${part.at}.${code}`,
        code: part.code[code],
        variables,
        keys: { ...general, parameters, webhook: ['url', ...savedBy(part)] },
      });
      return [
        place('attach', [...everywhere, ...answer, 'connection', 'parameters', 'webhook']),
        place('detach', [...everywhere, ...answer, 'connection', 'webhook']),
        place('communication', [
          'now',
          'environment',
          'parameters',
          'data',
          'headers',
          'body',
          'query',
          'method',
        ]),
      ];
    }),
  ];
}

const variablesOf = ({ about }: Part): string[] => {
  if (about.moduleType === 'instant_trigger') return ['payload'];
  return about.moduleType === 'trigger' ? ['parameters', 'data'] : ['parameters'];
};

function keysOfModule(app: App, part: Part): Record<string, readonly string[]> {
  const webhook = app.webhooks.find(({ id }) => id === part.about.webhook);
  const { output = {} } = (webhook?.code.communication ?? {}) as { output?: object };
  // What RPCs add to a form is named by them.
  const added = JSON.stringify(part.code.mappableParams).includes('rpc://reviewForm')
    ? ['values', 'absent']
    : [];
  return {
    payload: Object.keys(output),
    parameters: [...formOf(part).map(({ name }) => name), ...added],
    data: ['lastDate'],
  };
}

const tempOf = (part: Part): string[] =>
  stepsOf(part).flatMap(({ temp, response }) => Object.keys({ ...temp, ...response?.temp }));

const savedBy = ({ code }: Part): string[] =>
  Object.keys((code.attach as Step | undefined)?.response?.data ?? {});

/** Every expression of a code file. */
function expressions(code: unknown): Expression[] {
  if (typeof code === 'string')
    return code.includes('{{')
      ? partsOf(code).flatMap((part) => ('expression' in part ? [part.expression] : []))
      : [];
  if (Array.isArray(code)) return code.flatMap(expressions);
  if (!isCollection(code)) return [];
  return Object.entries(code).flatMap(([key, inside]) => [
    ...(key === spreadKey ? [] : expressions(key)),
    ...expressions(inside),
  ]);
}

const within = (expression: Expression): Expression[] => {
  switch (expression.kind) {
    case 'call':
      return [expression, ...expression.args.flatMap(within)];
    case 'not':
      return within(expression.of);
    case 'binary':
      return [...within(expression.left), ...within(expression.right)];
    default:
      return [expression];
  }
};

/** IML that reads, calls functions that exist, and variables that are there. */
const iml: Check = (app) =>
  places(app).flatMap((place): Finding[] => {
    try {
      return expressions(place.code)
        .flatMap(within)
        .flatMap((expression) => problemsOf(expression, place));
    } catch (error) {
      return [finding('iml', place.at, (error as Error).message)];
    }
  });

function problemsOf(expression: Expression, { at, variables, keys }: Place): Finding[] {
  if (expression.kind === 'call')
    return isFunction(expression.name)
      ? []
      : [finding('iml', at, `There is no function ${expression.name}().`)];
  if (expression.kind !== 'path') return [];
  const [first, second] = expression.steps.map((step) => ('key' in step ? step.key : ''));
  if (!first || isKeyword(first)) return [];
  if (!variables.includes(first)) return [finding('iml-variable', at, `There is no variable ${first} here.`)];
  const known = keys[first];
  return !known || !second || known.includes(second)
    ? []
    : [finding('iml-key', at, `Nothing gives ${first}.${second}.`)];
}

/** Every `rpc://` leads somewhere, and no RPC is left over. */
const references: Check = (app) => {
  const named = [
    ...[...app.modules, ...app.webhooks].map(({ at, code }) => [at, JSON.stringify(code)] as const),
  ].flatMap(([at, text]) => [...text.matchAll(/rpc:\/\/(\w+)/g)].map(([, id]) => ({ at, id: id ?? '' })));
  return [
    ...named
      .filter(({ id }) => app.rpcs.every((rpc) => rpc.id !== id))
      .map(({ at, id }) => finding('rpc', at, `There is no RPC ${id}.`)),
    ...app.rpcs
      .filter(({ id }) => named.every((one) => one.id !== id))
      .map(({ at }) => finding('rpc', at, 'Nothing uses it.')),
  ];
};

export const imlRules: readonly Check[] = [iml, references];
