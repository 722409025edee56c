import { communicate } from '../communication/communicate.ts';
import type { Step } from '../communication/step.ts';
import type { Collection } from '../iml/values.ts';
import { filledIn } from './form.ts';
import { type OpenedApp, requiredCode } from './opened.ts';
import type { Spec } from './parameter.ts';

/** A connection that passed its test. */
export interface Connection {
  /** The variables `connection.*`. */
  values: Collection;
  /** What it is called in lists of connections. */
  metadata: unknown;
  /** Whose it is: Make tells two connections of the same account by it. */
  uid: unknown;
}

/** Fills in the form of a connection and runs its test. The base has no part in it. Source: best-practices/connections. */
export async function connect(app: OpenedApp, id: string, given: Collection): Promise<Connection> {
  const { value: spec } = requiredCode(app, 'connection', id, 'params');
  const context = { connection: {}, parameters: given };
  const parameters = await filledIn(app, {
    spec: spec as unknown as Spec,
    place: `connection.${id}`,
    context,
  });
  const { value, place } = requiredCode(app, 'connection', id, 'communication');
  const outcome = await communicate({
    runtime: app.runtime,
    steps: value as Step,
    scope: app.scope({ parameters, connection: parameters }),
    place,
  });
  return { values: { ...parameters, ...outcome.data }, metadata: outcome.metadata, uid: outcome.uid };
}
