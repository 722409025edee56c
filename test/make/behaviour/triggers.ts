import { createHmac } from 'node:crypto';
import type { ReceivedCall } from '../../harness/receiver.ts';
import type { TriggerState } from '../../make-runner/components/trigger.ts';
import type { Hook, IncomingRequest } from '../../make-runner/components/webhook.ts';
import type { Collection } from '../../make-runner/iml/values.ts';
import { manyCount } from '../surroundings.ts';
import { type Behaviour, connectionWith, only, signingSecret, type World } from '../world.ts';

const deliveryLimitMs = 8000;

/** An address for one webhook, so that the calls of others are told apart. */
const addressFor = (world: World) => `${world.receiver.url}?for=${encodeURIComponent(world.unique('hook'))}`;

/** The first call of an event that came in since. Waits for it. */
async function callOf(world: World, type: string, documentId: unknown): Promise<IncomingRequest> {
  const isIt = ({ json }: ReceivedCall) => json.type === type && json.data.document?.id === documentId;
  const untilMs = Date.now() + deliveryLimitMs;
  for (;;) {
    const call = world.receiver.calls.find(isIt);
    if (call) return { headers: call.headers as Collection, body: call.body };
    if (Date.now() > untilMs) throw new Error(`no call of ${type} came in`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const extract = async (world: World, options: object = {}) =>
  only(
    await world.make.run('extractDocument', {
      file_name: 'invoice.pdf',
      file_data: world.invoice,
      ...options,
    }),
  );

const secret = { signing_secret: signingSecret };

/** Signed anew, as only Docglean and whoever knows the secret can. */
function signedAt(request: IncomingRequest, seconds: number, key = signingSecret): IncomingRequest {
  const { id, type, data } = JSON.parse(request.body) as {
    id: string;
    type: string;
    data: { document: { id: string } };
  };
  const signed = `${seconds}.${id}.${type}.${data.document.id}`;
  const signature = createHmac('sha256', key).update(signed).digest('hex');
  const headers = {
    ...request.headers,
    'webhook-timestamp': String(seconds),
    'webhook-event-signature': signature,
  };
  return { ...request, headers };
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

const ofDocuments = ['webhook.documentEvents', 'module.watchDocuments'];

/** A webhook that is attached, and a real call that came in at it. */
async function attached(world: World, parameters: Collection = {}) {
  const hook = await world.make.attach('documentEvents', { ...secret, ...parameters }, addressFor(world));
  const document = await extract(world);
  const call = await callOf(world, 'document.completed', document.id);
  const started = async (request: IncomingRequest, of: Hook = hook) =>
    (await world.make.receive('watchDocuments', of, request)).bundles;
  return { hook, document, call, started };
}

/** Which extractions of a parser ended, a page of them, by the server's own log. */
async function finishedIn(api: World['api'], parserId: string, order: 'asc' | 'desc'): Promise<unknown[]> {
  const types = 'extraction.completed,extraction.needs_review,extraction.failed';
  const { items } = await api(
    'GET',
    `/v1/events?type=${types}&parser_id=${parserId}&order=${order}&limit=100`,
  );
  return (items as { data: { extraction: { id: string } } }[]).map(({ data }) => data.extraction.id);
}

export const triggerBehaviours: Behaviour[] = [
  {
    name: 'Watch documents starts with the values of each document, as long as it is attached',
    of: ofDocuments,
    async check(world) {
      const { make, api } = world;
      const { hook, document, call } = await attached(world);
      expect((await api('GET', `/v1/webhooks/${hook.values.webhook_id}`)).webhook).toMatchObject({
        url: hook.url,
        events: ['document.completed'],
        description: 'Make: Documents',
      });
      const { response, bundles } = await make.receive('watchDocuments', hook, call);
      expect(response).toEqual({ status: 200, body: { received: true } });
      expect(bundles).toEqual([
        { ...document, event: 'document.completed', event_id: expect.stringMatching(/^evt_/) },
      ]);
      await make.detach(hook);
      await expect(api('GET', `/v1/webhooks/${hook.values.webhook_id}`)).rejects.toThrow(
        'RESOURCE_NOT_FOUND',
      );
      // Whoever removes a scenario whose webhook is gone already is not bothered.
      await make.detach(hook);
    },
  },
  {
    name: 'attaching works whether Make gives it the base or not, and leaves no secret in the log',
    of: ['webhook.documentEvents', 'webhook.reviewEvents', 'base'],
    async check(world) {
      for (const inheritBase of [true, false])
        for (const id of ['documentEvents', 'reviewEvents']) {
          const app = world.install({ inheritBase });
          const make = app.with(connectionWith(world.keys.admin));
          const hook = await make.attach(id, secret, addressFor(world));
          await make.detach(hook);
          expect(app.log).toHaveLength(2);
          const log = JSON.stringify(app.log);
          for (const hidden of [world.keys.admin, signingSecret]) expect(log).not.toContain(hidden);
          const refused = app.with(connectionWith('dg_WrongKey_000000000000000000000000'));
          await expect(refused.attach(id, secret, hook.url)).rejects.toMatchObject({
            type: 'InvalidAccessTokenError',
          });
          await expect(refused.detach(hook)).rejects.toMatchObject({ type: 'InvalidAccessTokenError' });
        }
    },
  },
  {
    name: 'Watch documents starts with what was chosen: failures, reviews',
    of: [...ofDocuments, 'rpc.documentInterface'],
    async check(world) {
      const { make, read } = world;
      const events = ['document.failed', 'document.reviewed'];
      const hook = await make.attach('documentEvents', { ...secret, events }, addressFor(world));
      const text = { file_name: 'a.txt', file_data: Buffer.from('no document'), if_not_readable: 'continue' };
      const failed = await extract(world, text);
      const { bundles } = await make.receive(
        'watchDocuments',
        hook,
        await callOf(world, 'document.failed', failed.id),
      );
      expect(bundles).toMatchObject([
        { event: 'document.failed', status: 'failed', error: { code: 'UNSUPPORTED_FORMAT' } },
      ]);
      const { id: document_id, extraction_id } = await extract(world);
      await make.run('reviewDocument', {
        extraction_id,
        document_id,
        parser_id: 'invoice',
        values: { total_amount: 1 },
      });
      const call = await callOf(world, 'document.reviewed', document_id);
      const reviewed = (await make.receive('watchDocuments', hook, call)).bundles;
      expect(reviewed).toMatchObject([{ is_verified: true, values: { total_amount: 1 } }]);
      expect(reviewed[0]?.id).not.toBe(read.document_id);
      await make.detach(hook);
      await expect(
        make.attach('documentEvents', { ...secret, events: ['document.eaten'] }, hook.url),
      ).rejects.toMatchObject({ type: 'BundleValidationError' });
    },
  },
  {
    name: 'Watch documents needing review starts with those only',
    of: ['webhook.reviewEvents', 'module.watchDocumentsNeedingReview'],
    async check(world) {
      const { make, api } = world;
      const hook = await make.attach('reviewEvents', secret, addressFor(world));
      expect((await api('GET', `/v1/webhooks/${hook.values.webhook_id}`)).webhook).toMatchObject({
        events: ['document.needs_review'],
      });
      const document = await extract(world, { review_threshold: 1 });
      const call = await callOf(world, 'document.needs_review', document.id);
      const { response, bundles } = await make.receive('watchDocumentsNeedingReview', hook, call);
      expect(response.status).toBe(200);
      expect(bundles).toMatchObject([
        { id: document.id, needs_review: true, values: { total_amount: 3463.8 } },
      ]);
      const forged = signedAt(call, nowSeconds(), 'not-the-secret-of-the-test');
      expect((await make.receive('watchDocumentsNeedingReview', hook, forged)).bundles).toEqual([]);
      const old = signedAt(call, nowSeconds() - 301);
      expect((await make.receive('watchDocumentsNeedingReview', hook, old)).bundles).toEqual([]);
      expect(
        await make.receive('watchDocumentsNeedingReview', hook, {
          headers: {},
          body: '{"type":"webhook.test"}',
        }),
      ).toEqual({ response: { status: 200, body: { received: true } }, bundles: [] });
      const receipts = { ...hook, parameters: { ...hook.parameters, document_type: 'receipt' } };
      expect((await make.receive('watchDocumentsNeedingReview', receipts, call)).bundles).toEqual([]);
      await make.detach(hook);
      await expect(api('GET', `/v1/webhooks/${hook.values.webhook_id}`)).rejects.toThrow(
        'RESOURCE_NOT_FOUND',
      );
    },
  },
  {
    name: 'a call that was not signed with the secret starts nothing',
    of: ofDocuments,
    async check(world) {
      const { hook, call, started } = await attached(world);
      const body = JSON.parse(call.body) as { id: string; type: string; data: { document: Collection } };
      const changed = (change: object): IncomingRequest => ({
        ...call,
        body: JSON.stringify({ ...body, ...change }),
      });
      const otherDocument = { document: { ...body.data.document, id: world.read.document_id } };
      expect(await started(call)).toHaveLength(1);
      expect(await started(changed({ data: otherDocument }))).toEqual([]);
      expect(await started(changed({ type: 'document.reviewed' }))).toEqual([]);
      expect(await started(changed({ id: 'evt_01JDA3M5R2V9Q8XK4T7W6Z1B0C' }))).toEqual([]);
      expect(await started({ ...call, headers: {} })).toEqual([]);
      const { 'webhook-event-signature': _, ...unsigned } = call.headers;
      expect(await started({ ...call, headers: unsigned })).toEqual([]);
      const others = { ...hook, parameters: { ...hook.parameters, signing_secret: 'another-secret-0815' } };
      expect(await started(call, others)).toEqual([]);
      await world.make.detach(hook);
    },
  },
  {
    name: 'a call of more than five minutes ago, or from the future, starts nothing although it is signed',
    of: ofDocuments,
    async check(world) {
      const { hook, call, started } = await attached(world);
      for (const [offset, count] of [
        [-290, 1],
        [290, 1],
        [-301, 0],
        [310, 0],
      ] as const)
        expect(await started(signedAt(call, nowSeconds() + offset))).toHaveLength(count);
      await world.make.detach(hook);
    },
  },
  {
    name: 'a test of the webhook is answered and starts nothing',
    of: ofDocuments,
    async check(world) {
      const { make } = world;
      const hook = await make.attach('documentEvents', secret, addressFor(world));
      const request = { headers: {}, body: JSON.stringify({ type: 'webhook.test', data: { webhook: {} } }) };
      expect(await make.receive('watchDocuments', hook, request)).toEqual({
        response: { status: 200, body: { received: true } },
        bundles: [],
      });
      await make.detach(hook);
    },
  },
  {
    name: 'Watch documents starts for one parser and one kind of document only, and shows their values',
    of: [...ofDocuments, 'rpc.documentInterface', 'rpc.documentSample'],
    async check(world) {
      const { make, api, many } = world;
      const { hook, call, started } = await attached(world, { document_type: 'receipt' });
      expect(await started(call)).toEqual([]);
      const type = { document_type: 'invoice' };
      const invoices = {
        ...hook,
        parameters: { ...hook.parameters, ...type },
        values: { ...hook.values, ...type },
      };
      expect(await started(call, invoices)).toHaveLength(1);
      const receipt = (await make.interface('watchDocuments', {}, hook)).find(
        ({ name }) => name === 'values',
      );
      expect(receipt?.spec?.map(({ name }) => name)).toContain('issue_time');
      await make.detach(hook);

      const ofParser = await make.attach('documentEvents', { ...secret, ...many }, addressFor(world));
      expect((await api('GET', `/v1/webhooks/${ofParser.values.webhook_id}`)).webhook).toMatchObject(many);
      const shown = await make.interface('watchDocuments', {}, ofParser);
      expect(shown.find(({ name }) => name === 'values')?.spec?.map(({ name }) => name)).toEqual(['Number']);
      expect((await make.sample('watchDocuments', {}, ofParser)).values).toHaveProperty('Number');
      await make.detach(ofParser);
    },
  },
  {
    name: 'the secret has to be long enough, and plain text',
    of: ['webhook.documentEvents', 'webhook.reviewEvents'],
    async check(world) {
      for (const id of ['documentEvents', 'reviewEvents'])
        for (const signing_secret of ['short', `whsec_${'A'.repeat(40)}`, undefined])
          await expect(world.make.attach(id, { signing_secret }, addressFor(world))).rejects.toMatchObject({
            type: 'BundleValidationError',
          });
    },
  },
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
