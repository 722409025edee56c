import type { Step } from '../../make-runner/communication/step.ts';
import { type Check, type Finding, finding, stepsOf } from './app-model.ts';

/** "An unauthenticated webhook, no replay window" are what a security review asks about first. */
const authenticated: Check = (app) =>
  app.webhooks.flatMap(({ at, code }): Finding[] => {
    const { condition = '', verification, respond } = (code.communication ?? {}) as Record<string, unknown>;
    const text = String(condition);
    return [
      ...(/sha256\([^)]*parameters\.signing_secret\)/.test(text) ? [] : ['Calls are not checked.']),
      ...(/now < addSeconds\([^&]*, 300\)/.test(text) && /addSeconds\(now, 300\) >/.test(text)
        ? []
        : ['Old calls are taken.']),
      ...(verification && respond ? [] : ['Tests and calls are not answered.']),
    ].map((message) => finding('webhook', at, message));
  });

/** Dedicated webhooks are attached and detached by the app itself. Whether they get the base is not documented. */
const attached: Check = (app) =>
  app.webhooks.flatMap(({ at, code }): Finding[] =>
    ['attach', 'detach'].flatMap((name) => {
      const step = code[name] as Step | undefined;
      if (!step?.url) return [finding('attach', at, `There is no ${name}.`)];
      const standsAlone = step.url.startsWith('{{connection.server_url}}/') && step.headers?.Authorization;
      return standsAlone ? [] : [finding('attach', at, `${name} relies on the base.`)];
    }),
  );

/** An instant trigger makes one request, for what the call tells of. */
const instant: Check = (app) =>
  app.modules
    .filter(({ about }) => about.moduleType === 'instant_trigger')
    .filter((part) => {
      const [step, ...more] = stepsOf(part);
      return more.length > 0 || !step?.url || step.pagination || step.response?.iterate !== undefined;
    })
    .map(({ at }) => finding('instant', at, 'It has to fetch what the call tells of, in one request.'));

export const webhookRules: readonly Check[] = [authenticated, attached, instant];
