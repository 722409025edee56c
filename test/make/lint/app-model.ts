import {
  type AppFiles,
  type Component,
  type ComponentType,
  jsonOf,
  manifestOf,
} from '../../make-runner/app-files.ts';
import type { Step } from '../../make-runner/communication/step.ts';
import type { Parameter, Spec } from '../../make-runner/components/parameter.ts';

/** Something that the review of an app would find. */
export interface Finding {
  rule: string;
  at: string;
  message: string;
}

/** One of the checks. The first word of what it says is its rule. */
export type Check = (app: App) => Finding[];

/** A component with its code files read. */
export interface Part {
  id: string;
  /** Such as `module.getDocument`. */
  at: string;
  about: Component;
  code: Readonly<Record<string, unknown>>;
}

export interface App {
  base: Step;
  groups: { label: string; modules: string[] }[];
  connections: Part[];
  webhooks: Part[];
  modules: Part[];
  rpcs: Part[];
  functions: string[];
  /** Every text of every code file. */
  files: AppFiles;
}

export function modelOf(files: AppFiles): App {
  const { generalCodeFiles, components } = manifestOf(files);
  const read = (name: string | null | undefined) => (name ? jsonOf(files, name) : undefined);
  const partsOf = (type: ComponentType): Part[] =>
    Object.entries(components[type]).map(([id, about]) => ({
      id,
      at: `${type}.${id}`,
      about,
      code: Object.fromEntries(Object.entries(about.codeFiles).map(([code, name]) => [code, read(name)])),
    }));
  return {
    base: read(generalCodeFiles.base) as Step,
    groups: read(generalCodeFiles.groups) as App['groups'],
    connections: partsOf('connection'),
    webhooks: partsOf('webhook'),
    modules: partsOf('module'),
    rpcs: partsOf('rpc'),
    functions: Object.keys(components.function),
    files,
  };
}

export const finding = (rule: string, at: string, message: string): Finding => ({ rule, at, message });

export const stepsOf = ({ code }: Part): Step[] => [code.communication ?? []].flat() as Step[];

export const lastStep = (part: Part): Step => stepsOf(part).at(-1) ?? {};

/** The parameters of a form, those that only appear below a choice included, but not those inside of others. */
export function parametersOf(spec: unknown): Parameter[] {
  const list = Array.isArray(spec) ? (spec as Spec[number][]) : [];
  return list.flatMap((one) => {
    if (typeof one === 'string') return [];
    const { options, nested } = one;
    const choices = Array.isArray(options) ? options : [];
    const below = [nested, ...choices.map((choice) => choice.nested)];
    return [one, ...below.flatMap((inside) => (Array.isArray(inside) ? parametersOf(inside) : []))];
  });
}

export const formOf = ({ code }: Part): Parameter[] => [
  ...parametersOf(code.staticParams),
  ...parametersOf(code.mappableParams),
];

/** All parameters at any depth, with the way to each. */
export function everyParameter(spec: unknown, at: string): [at: string, parameter: Parameter][] {
  return parametersOf(spec).flatMap((parameter): [string, Parameter][] => {
    const where = `${at}.${parameter.name}`;
    const inside = Array.isArray(parameter.spec) ? parameter.spec : [];
    return [[where, parameter], ...everyParameter(inside, where)];
  });
}

export const isRpcOptions = ({ options }: Parameter): boolean =>
  JSON.stringify(options ?? '').includes('rpc://');
