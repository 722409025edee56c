import { manifestOf } from '../make-runner/app-files.ts';
import type { LogEntry } from '../make-runner/communication/step.ts';
import { behaviours } from './behaviour/index.ts';
import { shippedFiles } from './shipped.ts';
import { type Surroundings, startLimitMs, startSurroundings } from './surroundings.ts';
import { openWorld, pdfPassword, signingSecret } from './world.ts';

let around: Surroundings;
beforeAll(async () => {
  around = await startSurroundings();
}, startLimitMs);
afterAll(() => around.close());

const logged: LogEntry[] = [];

test.each(behaviours)('$name', async ({ check }) => {
  const world = openWorld(shippedFiles, around);
  await check(world);
  logged.push(...world.app.log);
});

test('every module, RPC, webhook and connection of the app is run by one of these', () => {
  const { components } = manifestOf(shippedFiles);
  const all = Object.entries(components).flatMap(([type, ids]) =>
    Object.keys(ids).map((id) => `${type}.${id}`),
  );
  const run = new Set(behaviours.flatMap(({ of }) => of));
  expect(all.filter((component) => !run.has(component))).toEqual([]);
});

test('no secret stood in any log', () => {
  expect(logged.length).toBeGreaterThan(100);
  const text = JSON.stringify(logged);
  for (const secret of [...Object.values(around.keys), signingSecret, pdfPassword])
    expect(text).not.toContain(secret);
});
