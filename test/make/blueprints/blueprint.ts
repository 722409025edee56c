import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from '../../make-runner/iml/template.ts';
import type { Collection } from '../../make-runner/iml/values.ts';
import type { Scenario } from '../../make-runner/make-app.ts';

const folder = path.join(import.meta.dirname, '../../../make-app/blueprints');

/** A module of a scenario as Make exports it. */
export interface BlueprintModule {
  id: number;
  module: string;
  version: number;
  parameters?: Collection;
  mapper: Collection | null;
  filter?: { name: string; conditions: { a: string; o: string; b?: string }[][] };
  routes?: { flow: BlueprintModule[] }[];
}

export interface Blueprint {
  file: string;
  name: string;
  flow: BlueprintModule[];
}

export const blueprints: readonly Blueprint[] = readdirSync(folder).map((file) => ({
  ...(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Omit<Blueprint, 'file'>),
  file,
}));

const ownPrefix = 'app#docglean:';

/** The id of one of our modules; undefined for those of others. */
export const ownModuleOf = ({ module }: BlueprintModule): string | undefined =>
  module.startsWith(ownPrefix) ? module.slice(ownPrefix.length) : undefined;

/** Every module with the routes it is on. */
export const everyModule = (flow: readonly BlueprintModule[]): BlueprintModule[] =>
  flow.flatMap((module) => [module, ...(module.routes ?? []).flatMap((route) => everyModule(route.flow))]);

interface Run {
  make: Scenario;
  /** What a module that is not ours gives, and triggers, which start by themselves. */
  standIn(module: BlueprintModule): Collection;
}

/**
 * Runs a scenario with one bundle after the other. In scenarios a module's values are `{{3.id}}` and arguments are apart
 * by semicolons, unlike in the files of an app.
 */
export async function runScenario(
  flow: readonly BlueprintModule[],
  run: Run,
): Promise<Map<number, Collection[]>> {
  const given = new Map<number, Collection[]>();
  await runFlow(flow, run, given);
  return given;
}

async function runFlow(
  flow: readonly BlueprintModule[],
  run: Run,
  given: Map<number, Collection[]>,
): Promise<void> {
  for (const module of flow) {
    if (module.filter && !passes(module.filter, given)) return;
    for (const route of module.routes ?? []) await runFlow(route.flow, run, given);
    if (module.routes) continue;
    const own = ownModuleOf(module);
    const isTrigger = own?.startsWith('watch');
    const bundles =
      own && !isTrigger ? await run.make.run(own, mapped(module, given)) : [run.standIn(module)];
    given.set(module.id, bundles);
    if (bundles.length === 0) return;
  }
}

const mapped = ({ id, mapper }: BlueprintModule, given: Map<number, Collection[]>): Collection =>
  transform(forRunner(mapper), scopeOf(given), `module ${id}`) as Collection;

const passes = (
  { conditions }: NonNullable<BlueprintModule['filter']>,
  given: Map<number, Collection[]>,
): boolean =>
  conditions.some((all) =>
    all.every(({ a, o, b }) => {
      if (o !== 'boolean:equal') throw new Error(`The comparison ${o} is not known here.`);
      return String(transform(forRunner(a), scopeOf(given), 'filter')) === b;
    }),
  );

const scopeOf = (given: Map<number, Collection[]>): Collection => ({
  now: new Date(),
  ...Object.fromEntries([...given].map(([id, bundles]) => [`bundle${id}`, bundles[0]])),
});

/** IML of a scenario in the spelling of an app. */
function forRunner(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\{\{.*?\}\}/g, (iml) =>
      iml
        .replace(/\b(\d+)\.(?=[a-zA-Z])/g, 'bundle$1.')
        .replace(/formatDate\(now; ("[^"]*")\)/, 'formatDate(now, $1, "UTC")'),
    );
  if (Array.isArray(value)) return value.map(forRunner);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, forRunner(inside)]));
}
