import { changed } from '../make/changed.ts';
import { shippedFiles } from '../make/shipped.ts';
import { type Surroundings, startLimitMs, startSurroundings } from '../make/surroundings.ts';
import { type Caught, check } from './check.ts';
import { mutants } from './mutants.ts';

let around: Surroundings;
beforeAll(async () => {
  around = await startSurroundings();
}, startLimitMs);

const outcomes = new Map<string, Caught>();

afterAll(async () => {
  const all = [...outcomes.values()];
  const by = (kind: keyof Caught) => all.filter((caught) => caught[kind]).length;
  const onlyRun = all.filter(({ schema, lint, run }) => run && !schema && !lint).length;
  const found = all.filter((caught) => Object.keys(caught).length > 0).length;
  process.stdout.write(
    `${mutants.length} defects, ${found} found: ${by('schema')} by the schema, ${by('lint')} by the lint, ${by('run')} by running the app, ${onlyRun} only by running it\n`,
  );
  await around.close();
});

test('the app itself is found in order', async () => {
  expect(await check(shippedFiles, '', around)).toEqual({});
});

test.each(mutants)('$file: $what', async ({ what, file, from, to }) => {
  const caught = await check(changed(file, from, to), file, around);
  outcomes.set(`${file}: ${what}`, caught);
  expect(Object.keys(caught)).not.toEqual([]);
});
