import { communicate } from '../communication/communicate.ts';
import { type Collection, isCollection } from '../iml/values.ts';
import { filledIn } from './form.ts';
import { type OpenedApp, requiredCode } from './opened.ts';
import type { Spec } from './parameter.ts';

/** The form of a module: what is fixed, then what can be mapped. */
export function formOf(app: OpenedApp, id: string): Spec {
  const parts = ['staticParams', 'mappableParams'].map((name) => app.code('module', id, name)?.value ?? []);
  return parts.flat() as Spec;
}

interface Run {
  connection: Collection;
  parameters: Collection;
}

/** Runs an action, a search or the universal module once: gives its bundles. */
export async function runModule(app: OpenedApp, id: string, run: Run): Promise<Collection[]> {
  const { moduleType } = app.component('module', id);
  const context = { connection: run.connection, parameters: run.parameters };
  const parameters = await filledIn(app, { spec: formOf(app, id), place: `module.${id}`, context });
  const { value, place } = requiredCode(app, 'module', id, 'communication');
  const { output } = await communicate({
    runtime: app.runtime,
    base: app.base,
    steps: value,
    scope: app.scope({ parameters, connection: run.connection }),
    place,
  });
  // An action gives one bundle, and only a collection is one. Source: best-practices/action-and-search-modules.
  if (moduleType !== 'search') return isCollection(output) ? [output] : [];
  return (Array.isArray(output) ? output : [output]).filter(isCollection);
}
