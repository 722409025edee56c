import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blueprintFor } from '../../../make-app/deploy/blueprint-for.ts';
import { apiKey, startTestServer, type TestServer } from '../../harness/server.ts';
import { manifestOf } from '../../make-runner/app-files.ts';
import type { Collection } from '../../make-runner/iml/values.ts';
import { installApp, type Scenario } from '../../make-runner/make-app.ts';
import { shippedFiles } from '../shipped.ts';
import { connectionWith, only, serverUrl } from '../world.ts';
import { type Blueprint, blueprints, everyModule, ownModuleOf, runScenario } from './blueprint.ts';

const sample = readFileSync(path.join(import.meta.dirname, '../../../server/samples/sample-invoice.pdf'));

let server: TestServer;
let make: Scenario;
beforeAll(async () => {
  server = await startTestServer();
  make = installApp({ files: shippedFiles, hosts: { [serverUrl]: server.url }, delayScale: 0.02 }).with(
    connectionWith(apiKey),
  );
});
afterAll(() => server.close());

const called = (file: string): Blueprint => {
  const found = blueprints.find((blueprint) => blueprint.file === file);
  if (!found) throw new Error(`There is no ${file}.`);
  return found;
};

/** A trigger's bundle: a document that is there, with what its event adds. */
async function trigger(options: Collection = {}): Promise<Collection> {
  const file = { file_name: 'invoice.pdf', file_data: sample };
  return { ...only(await make.run('extractDocument', { ...file, ...options })), event: 'document.completed' };
}

/** Runs a scenario; what starts it, a trigger or a download, gives this bundle. */
const run = (file: string, bundle: Collection = { data: sample, fileName: 'sample-invoice.pdf' }) =>
  runScenario(called(file).flow, { make, standIn: () => bundle });

describe('what the review asks of scenarios', () => {
  const { components } = manifestOf(shippedFiles);
  const all = blueprints.flatMap(({ flow }) => everyModule(flow));

  test('every module of the app is in one of them', () => {
    const used = new Set(all.map(ownModuleOf));
    expect(Object.keys(components.module).filter((id) => !used.has(id))).toEqual([]);
    expect([...used].filter((id) => id && !components.module[id])).toEqual([]);
  });

  test('searches are the last on their routes', () => {
    const isSearch = (id: string | undefined) => id && components.module[id]?.moduleType === 'search';
    const routes = (flow: Blueprint['flow']): Blueprint['flow'][] => [
      flow,
      ...flow.flatMap((module) => (module.routes ?? []).flatMap((route) => routes(route.flow))),
    ];
    for (const { flow } of blueprints)
      for (const route of routes(flow))
        expect(route.slice(0, -1).filter((module) => isSearch(ownModuleOf(module)))).toEqual([]);
  });

  test('triggers are first, ids are each once, and nobody is named', () => {
    for (const { flow } of blueprints) {
      const modules = everyModule(flow);
      expect(new Set(modules.map(({ id }) => id)).size).toBe(modules.length);
      expect(modules.slice(1).filter((module) => ownModuleOf(module)?.startsWith('watch'))).toEqual([]);
      expect(JSON.stringify(flow)).not.toMatch(/[\w.]+@[\w.]+\.\w+|dg_/);
    }
  });

  test('they go with any name that the app has', () => {
    const text = JSON.stringify(called('error.json').flow);
    expect(blueprintFor(text, 'docglean-jane')).toContain('"app#docglean-jane:getDocument"');
    expect(blueprintFor(text, 'docglean-jane')).not.toContain('app#docglean:');
  });
});

describe('run as they are', () => {
  test('extract and export', async () => {
    const given = await run('extract-and-export.json');
    expect(given.get(3)).toMatchObject([{ documents: { total: 1, completed: 1 } }]);
    expect(given.get(4)).toMatchObject([{ file_name: expect.stringMatching(/\.xlsx$/) }]);
    expect(given.get(5)).toMatchObject([
      { row: 1, line_item_amount: expect.any(Number) },
      { row: 2 },
      { row: 3 },
      { row: 4 },
    ]);
  });

  test('parsers and review', async () => {
    const given = await run('parsers-and-review.json');
    expect(given.get(6)).toMatchObject([{ is_verified: true }]);
    expect(given.get(7)).toMatchObject([{ deleted: true }]);
    expect(given.get(8)).toHaveLength(1);
  });

  test('search, compare and match', async () => {
    const given = await run('search-compare-match.json');
    expect(given.get(7)).toMatchObject([{ status: 'completed', similarity: 1 }]);
    expect(given.get(8)).toMatchObject([{ result: 'unmatched' }]);
    expect(given.get(9)?.length).toBeGreaterThanOrEqual(3);
  });

  test('watch documents: doubtful ones go another way', async () => {
    const sure = await run('watch-documents.json', await trigger());
    expect([...sure.keys()]).toEqual([1, 4]);
    const doubtful = await run('watch-documents.json', await trigger({ review_threshold: 1 }));
    expect([...doubtful.keys()]).toEqual([1, 3]);
  });

  test('watch documents needing review, watch extractions', async () => {
    const document = await trigger();
    const review = await run('watch-documents-needing-review.json', document);
    expect(review.get(2)).toMatchObject([{ id: document.id }]);
    const watch = called('watch-extractions.json').flow[0];
    await new Promise((resolve) => setTimeout(resolve, 2200));
    const [extraction] = await make.poll('watchExtractions', watch?.parameters ?? {}, {});
    const given = await run('watch-extractions.json', extraction);
    expect(given.get(2)).toMatchObject([{ file_name: expect.stringMatching(/^ext_\w+\.csv$/) }]);
  });

  test('the one with an error has one, with words that say what is wrong', async () => {
    await expect(run('error.json')).rejects.toThrow(/^\[404\] There is nothing with this id\./);
  });
});
