import {
  type AppFiles,
  type Component,
  type ComponentType,
  jsonOf,
  type Manifest,
  manifestOf,
} from '../app-files.ts';
import type { Runtime, Step } from '../communication/step.ts';
import type { Scope } from '../iml/evaluate.ts';
import type { Collection } from '../iml/values.ts';

/** An app that can be run: its files, read, and where they run. */
export interface OpenedApp {
  runtime: Runtime;
  base: Step;
  component(type: ComponentType, id: string): Component;
  /** A code file of a component and where it is; undefined where the component has none. */
  code(type: ComponentType, id: string, name: string): { value: unknown; place: string } | undefined;
  /** The variables that are there everywhere, with those of the place. */
  scope(variables: Collection): Scope;
}

export function openFiles(files: AppFiles, runtime: Runtime): OpenedApp {
  const manifest: Manifest = manifestOf(files);
  const general = (name: string | null) => (name ? jsonOf(files, name) : {});
  const common = general(manifest.generalCodeFiles.common);
  const component = (type: ComponentType, id: string): Component => {
    const found = manifest.components[type]?.[id];
    if (!found) throw new Error(`The app has no ${type} "${id}".`);
    return found;
  };
  return {
    runtime,
    base: general(manifest.generalCodeFiles.base) as Step,
    component,
    code(type, id, name) {
      const place = component(type, id).codeFiles[name];
      return place ? { value: jsonOf(files, place), place } : undefined;
    },
    scope: (variables) => ({
      environment: {},
      common,
      scenario: {},
      temp: {},
      now: runtime.now(),
      ...variables,
    }),
  };
}

/** A code file that has to be there. */
export function requiredCode(app: OpenedApp, type: ComponentType, id: string, name: string) {
  const code = app.code(type, id, name);
  if (!code) throw new Error(`The ${type} "${id}" has no ${name}.`);
  return code as { value: Step | Step[]; place: string };
}
