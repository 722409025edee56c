import type { Scope } from '../iml/evaluate.ts';
import { ImlError } from '../iml/iml-error.ts';
import { transform } from '../iml/template.ts';
import type { Step } from './step.ts';

/** An item of a list that was answered: what the module gives for it, and the variables it was made with. */
export interface Item {
  output: unknown;
  scope: Scope;
}

/** What `response.iterate` makes of an answer, item by item; nothing where it does not iterate. */
export function itemsOf(step: Step, scope: Scope, place: string): Item[] | undefined {
  const rules = step.response?.iterate;
  if (rules === undefined) return undefined;
  const { container, condition } = typeof rules === 'string' ? { container: rules } : rules;
  const at = `${place}/response/iterate`;
  const list = transform(container, scope, at);
  if (!Array.isArray(list)) throw new ImlError(`"${container}" gives no list.`, { place: at });
  return list
    .map((item) => ({ ...scope, item }))
    .filter((inside) => condition === undefined || transform(condition, inside, at))
    .map((inside) => ({ scope: inside, output: outputOf(step, inside, place, inside.item) }));
}

export const outputOf = (step: Step, scope: Scope, place: string, otherwise: unknown): unknown =>
  step.response?.output === undefined
    ? otherwise
    : transform(step.response.output, scope, `${place}/response/output`);

/** `response.limit`; without one as many as there are. */
export function limitOf(step: Step, scope: Scope, place: string): number {
  const given = transform(step.response?.limit, scope, `${place}/response/limit`);
  return given === undefined || given === null || given === '' ? Number.POSITIVE_INFINITY : Number(given);
}
