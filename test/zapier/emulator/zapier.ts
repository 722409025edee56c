import { createHmac, randomUUID } from 'node:crypto';
import { until } from '../../harness/until.ts';
import { type Execute, type ExecuteOptions, executor, oneTimeSecret } from './execute.ts';
import type { IncomingCall } from './platform.ts';

export type Row = Record<string, unknown>;

export interface Subscription {
  trigger: string;
  inputData: object;
  targetUrl: string;
  subscribeData: { id: string; secret: string };
}

/** What Zapier does with an app when people build and run Zaps. */
export interface Zapier {
  execute: Execute;
  /** A live run of an action, to its end: where it waits, the run goes on once its callback address is called. */
  run(action: string, inputData: object): Promise<{ output: Row; slept: boolean }>;
  /** "Test step" in the editor. */
  test(action: string, inputData: object): Promise<Row>;
  search(search: string, inputData: object): Promise<Row[]>;
  /** All entries of a dropdown, page after page. */
  dropdown(trigger: string, inputData?: object): Promise<Row[]>;
  /** Switches a Zap with this trigger on. */
  subscribe(trigger: string, inputData?: object): Promise<Subscription>;
  unsubscribe(subscription: Subscription): Promise<void>;
  /** The calls that come in for a subscription; waits for as many. */
  delivered(subscription: Subscription, count?: number): Promise<IncomingCall[]>;
  /** The runs that a call starts. */
  receive(subscription: Subscription, call: IncomingCall): Promise<Row[]>;
  /** What the editor offers as samples. */
  samples(trigger: string, inputData?: object): Promise<Row[]>;
  inputFields(kind: Kind, key: string, inputData?: object): Promise<Row[]>;
  outputFields(kind: Kind, key: string, inputData?: object): Promise<Row[]>;
  /** The address of a file that was to be loaded later, once it is. */
  load(reference: unknown): Promise<string>;
}

type Kind = 'triggers' | 'creates' | 'searches';

const mostPages = 20;

export function zapierWith(options: ExecuteOptions): Zapier {
  const { platform } = options;
  const execute = executor(options);

  async function run(action: string, inputData: object) {
    const path = `/callback/${randomUUID()}`;
    const began = await execute<Row>(
      `creates.${action}.operation.perform`,
      { inputData },
      { callback_url: platform.url + path },
    );
    if (began.status !== 'CALLBACK') return { output: began.results, slept: false };
    const call = await until(async () => platform.calls.find((one) => one.path === path));
    const { results } = await execute<Row>(`creates.${action}.operation.performResume`, {
      inputData,
      outputData: began.results,
      ...requestOf(call),
    });
    return { output: results, slept: true };
  }

  async function dropdown(trigger: string, inputData: object = {}): Promise<Row[]> {
    const storeKey = randomUUID();
    const entries: Row[] = [];
    for (let page = 0; page < mostPages; page++) {
      const meta = { page, isFillingDynamicDropdown: true };
      const { results } = await execute<Row[]>(
        `triggers.${trigger}.operation.perform`,
        { inputData, meta },
        { storeKey },
      );
      if (results.length === 0) return entries;
      entries.push(...results);
    }
    throw new Error(`The dropdown ${trigger} never ends.`);
  }

  async function search(key: string, inputData: object): Promise<Row[]> {
    const found: Row[] = [];
    let paging_token: string | null | undefined;
    for (let page = 0; page < mostPages; page++) {
      const { results } = await execute<Row[] | { results: Row[]; paging_token: string | null }>(
        `searches.${key}.operation.perform`,
        { inputData, meta: { page, paging_token } },
      );
      if (Array.isArray(results)) return results;
      found.push(...results.results);
      paging_token = results.paging_token;
      if (!paging_token) return found;
    }
    throw new Error(`The search ${key} never ends.`);
  }

  async function fields(at: string, inputData: object): Promise<Row[]> {
    return (await execute<Row[]>(at, { inputData })).results;
  }

  return {
    execute,
    run,
    test: async (action, inputData) =>
      (
        await execute<Row>(`creates.${action}.operation.perform`, {
          inputData,
          meta: { isLoadingSample: true },
        })
      ).results,
    search,
    dropdown,
    async subscribe(trigger, inputData = {}) {
      const targetUrl = `${platform.url}/hooks/${randomUUID()}`;
      const { results } = await execute<Subscription['subscribeData']>(
        `triggers.${trigger}.operation.performSubscribe`,
        { inputData, targetUrl },
      );
      return { trigger, inputData, targetUrl, subscribeData: results };
    },
    async unsubscribe({ trigger, ...bundle }) {
      await execute(`triggers.${trigger}.operation.performUnsubscribe`, bundle);
    },
    delivered: ({ targetUrl }, count = 1) =>
      until(async () => {
        const calls = platform.calls.filter(({ path }) => targetUrl === platform.url + path);
        return calls.length >= count && calls;
      }),
    receive: async ({ trigger, ...bundle }, call) =>
      (await execute<Row[]>(`triggers.${trigger}.operation.perform`, { ...bundle, ...requestOf(call) }))
        .results,
    samples: async (trigger, inputData = {}) =>
      (
        await execute<Row[]>(`triggers.${trigger}.operation.performList`, {
          inputData,
          meta: { isLoadingSample: true },
        })
      ).results,
    inputFields: (kind, key, inputData = {}) => fields(`${kind}.${key}.operation.inputFields`, inputData),
    outputFields: (kind, key, inputData = {}) => fields(`${kind}.${key}.operation.outputFields`, inputData),
    async load(reference) {
      const { method, bundle } = signedPayload(reference);
      return (await execute<string>(method, { inputData: bundle })).results;
    },
  };
}

const requestOf = ({ method, headers, content }: IncomingCall) => ({
  rawRequest: { method, querystring: '', headers, content },
  cleanedRequest: JSON.parse(content) as unknown,
});

/** What is to be loaded later stands in the values as a signed text. */
function signedPayload(reference: unknown): { method: string; bundle: object } {
  const [, payload = '', signature] =
    /^hydrate\|\|\|(.+):([^:]+)\|\|\|hydrate$/.exec(String(reference)) ?? [];
  const expected = createHmac('sha1', oneTimeSecret).update(payload).digest('base64');
  if (signature !== expected) throw new Error(`This is nothing that Zapier would load: ${reference}`);
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as { method: string; bundle: object };
}
