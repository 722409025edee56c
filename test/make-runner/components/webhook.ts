import { communicate } from '../communication/communicate.ts';
import type { Step } from '../communication/step.ts';
import type { Scope } from '../iml/evaluate.ts';
import { transform } from '../iml/template.ts';
import { type Collection, isCollection } from '../iml/values.ts';
import { filledIn } from './form.ts';
import { type OpenedApp, requiredCode } from './opened.ts';
import type { Spec } from './parameter.ts';

/** A webhook that someone added: the address Make made for it, what was filled in, and what attaching it kept. */
export interface Hook {
  id: string;
  url: string;
  parameters: Collection;
  /** The variables `webhook.*`. */
  values: Collection;
}

interface Attach {
  connection: Collection;
  parameters: Collection;
  url: string;
  /** Whether the base is merged into attach and detach: apps in use rely on either, so both have to work. */
  inheritBase: boolean;
}

/** Fills in the form of a dedicated webhook and subscribes it. Source: app-components/webhooks, dedicated/attached. */
export async function attach(app: OpenedApp, id: string, given: Attach): Promise<Hook> {
  const { value: spec } = requiredCode(app, 'webhook', id, 'params');
  const parameters = await filledIn(app, {
    spec: spec as unknown as Spec,
    place: `webhook.${id}`,
    context: { connection: given.connection, parameters: given.parameters },
  });
  const { value, place } = requiredCode(app, 'webhook', id, 'attach');
  const { data } = await communicate({
    runtime: app.runtime,
    base: given.inheritBase ? app.base : undefined,
    steps: value,
    scope: app.scope({ parameters, connection: given.connection, webhook: { url: given.url } }),
    place,
  });
  return { id, url: given.url, parameters, values: { url: given.url, ...data } };
}

export async function detach(
  app: OpenedApp,
  hook: Hook,
  { connection, inheritBase }: Pick<Attach, 'connection' | 'inheritBase'>,
): Promise<void> {
  const { value, place } = requiredCode(app, 'webhook', hook.id, 'detach');
  await communicate({
    runtime: app.runtime,
    base: inheritBase ? app.base : undefined,
    steps: value,
    scope: app.scope({ parameters: hook.parameters, connection, webhook: hook.values }),
    place,
  });
}

export interface IncomingRequest {
  headers: Collection;
  /** As it was sent; the app only ever sees it read as JSON. */
  body: string;
  query?: Collection;
}

/** What came in, as the app sees it, and what Make answers and passes on. */
export interface Received {
  response: { status: number; body: unknown };
  /** What the instant trigger is started with. */
  payloads: Collection[];
}

interface Rules {
  verification?: { condition: unknown; respond: Collection };
  condition?: unknown;
  respond?: Collection;
  output?: unknown;
}

/**
 * A request that comes in at a webhook. Its variables are those Make documents: no raw body is among them, which is why
 * the app checks a signature over fields. Nothing of the base, and no connection. Source: app-components/webhooks.
 */
export function receive(app: OpenedApp, hook: Hook, request: IncomingRequest): Received {
  const { value, place } = requiredCode(app, 'webhook', hook.id, 'communication');
  const rules = value as unknown as Rules;
  const scope: Scope = {
    now: app.runtime.now(),
    environment: {},
    parameters: hook.parameters,
    data: hook.parameters,
    headers: request.headers,
    query: request.query ?? {},
    method: 'POST',
    body: JSON.parse(request.body),
  };
  const { verification } = rules;
  if (verification && transform(verification.condition, scope, `${place}#/verification`))
    return { response: responseOf(verification.respond, scope, place), payloads: [] };
  const passes = rules.condition === undefined || transform(rules.condition, scope, `${place}#/condition`);
  const output = transform(rules.output ?? '{{body}}', scope, `${place}#/output`);
  return {
    response: responseOf(rules.respond, scope, place),
    payloads: passes && isCollection(output) ? [output] : [],
  };
}

function responseOf(respond: Collection | undefined, scope: Scope, place: string): Received['response'] {
  const { status = 200, body } = transform(respond ?? {}, scope, `${place}#/respond`) as Collection;
  return { status: Number(status), body };
}

/** One run of an instant trigger: its communication is a single request for what the payload tells of. */
export async function runInstantTrigger(
  app: OpenedApp,
  id: string,
  { connection, payload }: { connection: Collection; payload: Collection },
): Promise<Collection> {
  const { value, place } = requiredCode(app, 'module', id, 'communication');
  const step = value as Step;
  if (Array.isArray(value) || step.response?.iterate !== undefined || step.pagination)
    throw new Error(`${place}: an instant trigger has one request, without iterate and pages.`);
  const scope = app.scope({ connection, payload, parameters: {} });
  const { output } = await communicate({ runtime: app.runtime, base: app.base, steps: step, scope, place });
  return output as Collection;
}
