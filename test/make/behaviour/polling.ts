import type { TriggerState } from '../../make-runner/components/trigger.ts';
import type { Collection } from '../../make-runner/iml/values.ts';
import { manyCount } from '../surroundings.ts';
import { type Behaviour, only, type World } from '../world.ts';

interface Ended {
  created_at: string;
  data: { extraction: { id: string } };
}

/** What tells that extractions of a parser ended, a page of it, by the server's own log. */
async function endsIn(api: World['api'], parserId: string, order: 'asc' | 'desc'): Promise<Ended[]> {
  const types = 'extraction.completed,extraction.needs_review,extraction.failed';
  const { items } = await api(
    'GET',
    `/v1/events?type=${types}&parser_id=${parserId}&order=${order}&limit=100`,
  );
  return items as Ended[];
}

const finishedIn = async (...of: Parameters<typeof endsIn>): Promise<string[]> =>
  (await endsIn(...of)).map(({ data }) => data.extraction.id);

export const pollingBehaviours: Behaviour[] = [
  {
    name: 'Watch extractions gives each one once, oldest first, over the end of a page',
    of: ['module.watchExtractions'],
    async check({ make, many, api }) {
      const state: TriggerState = {};
      const seen: Collection[] = [];
      for (let run = 0; run < 10; run += 1) {
        const bundles = await make.poll('watchExtractions', { ...many, limit: 40 }, state);
        if (bundles.length === 0) break;
        seen.push(...bundles);
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(manyCount);
      expect(seen).toHaveLength(manyCount);
      // It goes on from when the last one ended, which is later than when that was submitted.
      const [newest] = await endsIn(api, many.parser_id, 'desc');
      expect(state.lastDate).toEqual(new Date(String(newest?.created_at)));
      const all = await make.poll('watchExtractions', { ...many, limit: 1000 }, {});
      expect(all.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
      expect(all[0]).toMatchObject({
        ...many,
        status: expect.stringMatching(/completed|needs_review/),
        needs_review: expect.any(Boolean),
        created_at: expect.any(Date),
        finished_at: expect.any(Date),
      });
      expect(all.slice(0, 100).map(({ id }) => id)).toEqual(await finishedIn(api, many.parser_id, 'asc'));
    },
  },
  {
    name: 'Watch extractions asks only for what is new, and only for the events that were chosen',
    of: ['module.watchExtractions'],
    async check(world) {
      const { app, make, many } = world;
      const state: TriggerState = {};
      await make.poll('watchExtractions', { ...many, limit: 1000 }, state);
      const asked = app.log.length;
      expect(await make.poll('watchExtractions', { ...many, limit: 1000 }, state)).toEqual([]);
      const urls = app.log.slice(asked).map(({ request }) => new URL(request.url).searchParams);
      expect(urls.filter((query) => query.has('after'))).toHaveLength(1);
      const items = app.log
        .slice(asked)
        .flatMap(({ response }) => (response.body as { items?: unknown[] }).items ?? []);
      expect(items.length).toBeLessThan(5);
      const failures = { ...many, events: ['extraction.failed'], limit: 1000 };
      expect(await make.poll('watchExtractions', failures, {})).toEqual([]);
      const failed = only(
        await make.run('submitDocument', { file_name: 'a.txt', file_data: Buffer.from('x'), ...many }),
      );
      await world.api('GET', `/v1/extractions/${failed.id}?wait=30`);
      await new Promise((resolve) => setTimeout(resolve, 2200));
      try {
        expect(await make.poll('watchExtractions', failures, {})).toMatchObject([
          { id: failed.id, status: 'failed' },
        ]);
        const byDefault = await make.poll('watchExtractions', { ...many, limit: 1000 }, state);
        expect(byDefault).toMatchObject([{ id: failed.id, status: 'failed' }]);
      } finally {
        await world.api('DELETE', `/v1/extractions/${failed.id}`);
      }
    },
  },
  {
    name: 'Watch extractions can begin at one that is chosen from the newest',
    of: ['module.watchExtractions'],
    async check({ make, many, api }) {
      const choices = await make.epoch('watchExtractions', { ...many, limit: 1 });
      expect(choices.length).toBeGreaterThanOrEqual(manyCount);
      const [newest] = await finishedIn(api, many.parser_id, 'desc');
      const { extraction } = await api('GET', `/v1/extractions/${newest}`);
      expect(choices[0]?.label).toBe((extraction as { name: string }).name);
      const dates = choices.map(({ date }) => String(date));
      expect(dates).toEqual(dates.toSorted().reverse());
      const chosen = choices[2];
      const state: TriggerState = { lastDate: new Date(String(chosen?.date)) };
      const bundles = await make.poll('watchExtractions', { ...many, limit: 100 }, state);
      expect(bundles.map(({ name }) => name)).toContain(choices[1]?.label);
      expect(bundles.length).toBeLessThan(6);
    },
  },
];
