import type { Platform } from './platform.ts';

/** The function that Zapier runs for every request: what core makes of an app. */
export type Handler = (event: object) => Promise<{ results: unknown; status?: string }>;

/** What a step is run with. */
export interface StepBundle {
  inputData?: object;
  meta?: object;
  outputData?: unknown;
  subscribeData?: unknown;
  targetUrl?: string;
  rawRequest?: object;
  cleanedRequest?: unknown;
}

export interface ExecuteOptions {
  handler: Handler;
  platform: Platform;
  authData: Record<string, string>;
}

interface EventExtra {
  callback_url?: string;
  storeKey?: string;
}

/** Signs what is to be loaded later. */
export const oneTimeSecret = 'the-secret-of-this-run';
const timeLimitMs = 30_000;
const answerLimitBytes = 6 * 1024 * 1024;

export type Execute = <Results>(
  method: string,
  bundle?: StepBundle,
  extra?: EventExtra,
) => Promise<{ results: Results; status?: string | undefined }>;

/** Runs a method of the app within Zapier's limits; everything goes in and out as JSON, as it does there. */
export function executor({ handler, platform, authData }: ExecuteOptions): Execute {
  return async <Results>(method: string, bundle: StepBundle = {}, extra: EventExtra = {}) => {
    const event = {
      command: 'execute',
      method,
      bundle: { authData, inputData: {}, ...bundle, meta: { page: 0, limit: -1, ...bundle.meta } },
      rpc_base: `${platform.url}/rpc`,
      token: 'token-of-this-run',
      isDeveloper: true,
      environment: { _ZAPIER_ONE_TIME_SECRET: oneTimeSecret, DOCGLEAN_ZAPIER_ALLOW_LOOPBACK: '1' },
      ...extra,
    };
    const answer = await withinTime(method, handler(asJson(event)));
    const text = JSON.stringify(answer.results) ?? 'null';
    if (text.length > answerLimitBytes) throw new Error(`${method} gave more than Zapier takes.`);
    return { results: JSON.parse(text) as Results, status: answer.status };
  };
}

const asJson = <Value extends object>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

async function withinTime<Result>(method: string, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Zapier would have stopped ${method}.`)), timeLimitMs);
  });
  return await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
