import type { Scope } from '../iml/evaluate.ts';
import { ImlError } from '../iml/iml-error.ts';
import { transform } from '../iml/template.ts';
import { type Collection, isCollection, merge } from '../iml/values.ts';
import { checkValid, errorOf } from './fail.ts';
import { type Item, itemsOf, limitOf, outputOf } from './items.ts';
import { MakeError } from './make-error.ts';
import { nextPage } from './pagination.ts';
import { requestOf } from './request.ts';
import { type Answer, send } from './send.ts';
import type { Runtime, Step } from './step.ts';

/** Make stops a `repeat` here, whatever its limit. */
const mostRepeats = 1000;

export interface Communication {
  runtime: Runtime;
  steps: Step | Step[];
  /** Merged under every step. */
  base?: Step | undefined;
  scope: Scope;
  /** The file, for errors. */
  place: string;
  /** Told of each item of a list; true ends the pages. */
  onItem?: ((item: Item) => boolean) | undefined;
  /** Instead of `response.limit`. */
  limit?: number | undefined;
}

export interface Outcome {
  /** A list where the last step iterates. */
  output: unknown;
  /** What is kept: of a connection or a webhook. */
  data: Collection;
  metadata: unknown;
  uid: unknown;
}

/**
 * Runs the requests of a component one after the other. Within a step: temp, condition, request, error or
 * response.temp, valid, repeat, iterate and output, pagination, wrapper. Source: component-blocks/api; the order as
 * minsu-kang/make-custom-app-skill describes it.
 */
export async function communicate(communication: Communication): Promise<Outcome> {
  const { steps, base, scope, place } = communication;
  const outcome: Outcome = { output: undefined, data: {}, metadata: undefined, uid: undefined };
  const list = Array.isArray(steps) ? steps : [steps];
  for (const [index, own] of list.entries()) {
    const at = Array.isArray(steps) ? `${place}#/${index}` : `${place}#`;
    refuseUnsure(own, at);
    const step = merge(base ?? {}, own) as Step;
    forgetAnswer(scope);
    remember(scope, step.temp, `${at}/temp`);
    const { condition, otherwise } = conditionOf(step);
    if (condition !== undefined && !transform(condition, scope, `${at}/condition`)) {
      outcome.output = transform(otherwise, scope, `${at}/condition`);
      continue;
    }
    outcome.output = await runStep(communication, step, at);
    const { data, metadata, uid, wrapper } = step.response ?? {};
    Object.assign(outcome.data, transform(data ?? {}, scope, `${at}/response/data`));
    outcome.metadata = transform(metadata, scope, `${at}/response/metadata`);
    outcome.uid = transform(uid, scope, `${at}/response/uid`);
    if (wrapper !== undefined)
      outcome.output = transform(wrapper, { ...scope, output: outcome.output }, `${at}/response/wrapper`);
  }
  return outcome;
}

const conditionOf = ({ condition }: Step): { condition: unknown; otherwise: unknown } =>
  isCollection(condition)
    ? { condition: condition.condition, otherwise: condition.default }
    : { condition, otherwise: undefined };

/** All expressions of one `temp` are worked out before any of them is set. */
function remember(scope: Scope, temp: Collection | undefined, place: string): void {
  if (temp) scope.temp = merge(scope.temp, transform(temp, scope, place));
}

async function runStep(communication: Communication, step: Step, place: string): Promise<unknown> {
  const { scope, onItem } = communication;
  const limit = communication.limit ?? limitOf(step, scope, place);
  if (limit === 0) throw new MakeError('InvalidConfigurationError', 'The limit must not be 0.');
  const all: unknown[] = [];
  scope.pagination = { page: 1 };
  for (let page: Step | undefined = step; page; ) {
    const answer = await requestUntilDone(communication, page, place);
    const items = itemsOf(page, scope, place);
    if (!items) return outputOf(page, scope, place, answer?.body);
    const ended = items.map((item) => onItem?.(item)).includes(true);
    all.push(...items.map(({ output }) => output));
    const more = items.length > 0 && all.length < limit && !ended;
    page = more ? nextPage(step, scope, place) : undefined;
  }
  return all.slice(0, limit);
}

/** One request, again and again while `repeat` says so. */
async function requestUntilDone(
  { runtime, scope }: Communication,
  step: Step,
  place: string,
): Promise<Answer | undefined> {
  const { repeat } = step;
  for (let tries = 1; ; tries += 1) {
    const request = requestOf(step, scope, place);
    const answer =
      request &&
      (await send(request, {
        runtime,
        followRedirects: step.followRedirects ?? true,
        timeoutMs: step.timeout,
        responseType: transform(step.response?.type, scope, `${place}/response/type`),
        sanitized: step.log?.sanitize ?? [],
      }));
    Object.assign(scope, answer, { now: runtime.now() });
    if (answer && answer.statusCode >= 400) throw errorOf(step, scope, place);
    remember(scope, step.response?.temp, `${place}/response/temp`);
    checkValid(step, scope, place);
    const again = repeat && transform(repeat.condition, scope, `${place}/repeat`);
    if (!again || tries >= Math.min(repeat.limit ?? mostRepeats, mostRepeats)) return answer;
    await new Promise((resolve) => setTimeout(resolve, (repeat.delay ?? 0) * runtime.delayScale));
  }
}

const known = new Set([
  ...['url', 'baseUrl', 'method', 'qs', 'headers', 'body', 'type', 'temp', 'condition', 'followRedirects'],
  ...['timeout', 'repeat', 'pagination', 'response', 'log'],
]);

/** What this runner does not do would otherwise be left undone in silence. */
function refuseUnsure(step: Step, place: string): void {
  const unknown = Object.keys(step).find((key) => !known.has(key));
  if (unknown) throw new ImlError(`This runner knows no "${unknown}" in a request.`, { place });
  const { iterate, valid } = step.response ?? {};
  if (step.repeat && (step.pagination || iterate !== undefined || valid !== undefined))
    throw new ImlError('What repeat does together with valid, iterate and pages is not documented.', {
      place,
    });
}

/** A step sees the answer to its own request only; what it needs of others is in temp. */
function forgetAnswer(scope: Scope): void {
  for (const name of ['statusCode', 'headers', 'body']) delete scope[name];
}
