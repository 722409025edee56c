import type { Scope } from '../iml/evaluate.ts';
import { transform } from '../iml/template.ts';
import { merge } from '../iml/values.ts';
import type { Step } from './step.ts';

/** Make asks for no more pages than that. */
const mostPages = 50;

/**
 * The request for the page after this one, or nothing after the last. The condition is looked at with the number of
 * this page and with that of the next, so one that compares `pagination.page` has to allow for both; one that looks at
 * the answer is the same each time. Source: component-blocks/api/pagination; the double look from
 * minsu-kang/make-custom-app-skill.
 */
export function nextPage(step: Step, scope: Scope, place: string): Step | undefined {
  const { pagination } = step;
  if (!pagination) return undefined;
  const { condition, mergeWithParent = true, ...request } = pagination;
  const page = (scope.pagination as { page: number }).page;
  if (page >= mostPages) return undefined;
  const goesOn = (number: number): boolean => {
    scope.pagination = { page: number };
    return condition === undefined || Boolean(transform(condition, scope, `${place}/pagination/condition`));
  };
  if (!goesOn(page) || !goesOn(page + 1)) return undefined;
  return (mergeWithParent ? merge(step, request) : { ...step, ...request }) as Step;
}
