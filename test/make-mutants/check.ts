import { behaviours } from '../make/behaviour/index.ts';
import { lint } from '../make/lint/lint.ts';
import { checkSchema } from '../make/schema/check-schema.ts';
import { shippedFiles } from '../make/shipped.ts';
import type { Surroundings } from '../make/surroundings.ts';
import { type Behaviour, openWorld } from '../make/world.ts';
import { type AppFiles, manifestOf } from '../make-runner/app-files.ts';

/** What found a defect: the schema, the lint, or running the app. */
export interface Caught {
  schema?: string;
  lint?: string;
  run?: string;
}

const runLimitMs = 15_000;

/**
 * All checks on changed files, in memory and against one server. What the changed file belongs to is run first; the
 * rest only if nothing has found anything.
 */
export async function check(files: AppFiles, changedFile: string, around: Surroundings): Promise<Caught> {
  const caught: Caught = {};
  const [fromSchema] = checkSchema(files);
  if (fromSchema) caught.schema = `${fromSchema.at} ${fromSchema.message}`;
  try {
    const [fromLint] = lint(files);
    if (fromLint) caught.lint = `${fromLint.rule}: ${fromLint.message}`;
  } catch (error) {
    caught.lint = (error as Error).message;
  }
  const component = componentOf(changedFile);
  const isNear = ({ of }: Behaviour) => of.includes(component);
  const near = behaviours.filter(isNear);
  const order = caught.schema || caught.lint ? near : [...near, ...behaviours.filter((one) => !isNear(one))];
  for (const behaviour of order) {
    const failure = await failureOf(behaviour, files, around);
    if (failure === undefined) continue;
    caught.run = `${behaviour.name}: ${failure}`;
    break;
  }
  return caught;
}

async function failureOf(
  { check: run }: Behaviour,
  files: AppFiles,
  around: Surroundings,
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It never ended.')), runLimitMs);
  });
  try {
    await Promise.race([(async () => run(openWorld(files, around)))(), tooLong]);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
}

/** Which component a file of the app belongs to, such as `module.getDocument`. */
function componentOf(file: string): string {
  const { generalCodeFiles, components } = manifestOf(shippedFiles);
  if (file === generalCodeFiles.base) return 'base';
  for (const [type, ids] of Object.entries(components))
    for (const [id, { codeFiles }] of Object.entries(ids))
      if (Object.values(codeFiles).includes(file)) return `${type}.${id}`;
  return file;
}
