import { communicate } from '../communication/communicate.ts';
import type { Item } from '../communication/items.ts';
import type { Step, TriggerRules } from '../communication/step.ts';
import { transform } from '../iml/template.ts';
import { type Collection, merge } from '../iml/values.ts';
import { filledIn } from './form.ts';
import { formOf } from './module.ts';
import { type OpenedApp, requiredCode } from './opened.ts';

/** What Make remembers between the runs of a polling trigger; the app reads it as `data`. */
export interface TriggerState {
  lastDate?: Date;
  /** Of the items at that very time, those that were given already. */
  sameDateIds?: unknown[];
}

interface Poll {
  connection: Collection;
  parameters: Collection;
  state: TriggerState;
}

interface Candidate {
  output: unknown;
  id: unknown;
  date: Date;
}

/**
 * One run of a polling trigger: what is new, oldest first, and not more than its limit. Changes `state`.
 * Source: app-components/modules/trigger, best-practices/trigger-modules.
 */
export async function poll(app: OpenedApp, id: string, { connection, parameters, state }: Poll) {
  const context = { connection, parameters };
  const filled = await filledIn(app, { spec: formOf(app, id), place: `module.${id}`, context });
  const { value, place } = requiredCode(app, 'module', id, 'communication');
  const step = value as Step;
  const rules = step.response?.trigger;
  if (rules?.type !== 'date') throw new Error(`${place}: this runner only knows triggers by date.`);
  const scope = app.scope({ connection, parameters: filled, data: { ...state } });
  const limit = Number(transform(step.response?.limit, scope, place) ?? 1);

  const found: Candidate[] = [];
  const onItem = (item: Item): boolean => {
    const candidate = candidateOf(rules, item, place);
    const isNew = isAfter(candidate, state);
    if (isNew) found.push(candidate);
    const enough = rules.order === 'asc' && found.length >= limit;
    return enough || (rules.order === 'desc' && !isNew);
  };
  await communicate({
    runtime: app.runtime,
    base: app.base,
    steps: step,
    scope,
    place,
    onItem,
    limit: Number.POSITIVE_INFINITY,
  });
  const taken = found.sort((one, other) => one.date.getTime() - other.date.getTime()).slice(0, limit);
  for (const candidate of taken) advance(state, candidate);
  return taken.map(({ output }) => output as Collection);
}

function candidateOf(rules: TriggerRules, { output, scope }: Item, place: string): Candidate {
  const at = `${place}#/response/trigger`;
  const date = new Date(transform(rules.date, scope, at) as string);
  const id = transform(rules.id, scope, at);
  if (Number.isNaN(date.getTime()) || id === undefined)
    throw new Error(`${at}: an item has no date or no id.`);
  return { output, id, date };
}

function isAfter({ id, date }: Candidate, { lastDate, sameDateIds = [] }: TriggerState): boolean {
  if (!lastDate || date > lastDate) return true;
  return date.getTime() === lastDate.getTime() && !sameDateIds.includes(id);
}

function advance(state: TriggerState, { id, date }: Candidate): void {
  const isSame = state.lastDate?.getTime() === date.getTime();
  state.sameDateIds = isSame ? [...(state.sameDateIds ?? []), id] : [id];
  state.lastDate = date;
}

/** What "choose manually" offers to begin from. The epoch's request is that of the trigger with its own over it. */
export async function epochOf(
  app: OpenedApp,
  id: string,
  { connection, parameters }: Omit<Poll, 'state'>,
): Promise<{ label: unknown; date: unknown }[]> {
  const { value } = requiredCode(app, 'module', id, 'communication');
  const epoch = requiredCode(app, 'module', id, 'epoch');
  const context = { connection, parameters };
  const filled = await filledIn(app, { spec: formOf(app, id), place: `module.${id}`, context });
  const { trigger: _, limit: __, ...response } = (value as Step).response ?? {};
  const { output } = await communicate({
    runtime: app.runtime,
    base: app.base,
    steps: merge({ ...(value as Step), response }, epoch.value) as Step,
    scope: app.scope({ connection, parameters: filled, data: {} }),
    place: epoch.place,
  });
  // Laid over the trigger's own output, whose other keys Make doesn't look at here.
  return (output as { label: unknown; date: unknown }[]).map(({ label, date }) => ({ label, date }));
}
