import type { Parameter } from '../../make-runner/components/parameter.ts';
import {
  type App,
  type Check,
  everyParameter,
  type Finding,
  finding,
  type Part,
  stepsOf,
} from './app-model.ts';

/** Interfaces, and the parts of them that RPCs give. */
const specs = (app: App): [at: string, spec: unknown][] => [
  ...app.modules.map(({ at, code }): [string, unknown] => [at, code.interface]),
  ...app.rpcs.flatMap((part) =>
    stepsOf(part).map(({ response }): [string, unknown] => [part.at, response?.wrapper]),
  ),
];

const everyOutput = (app: App) => specs(app).flatMap(([at, spec]) => everyParameter(spec, at));

const labels: Check = (app) =>
  everyOutput(app)
    .filter(([, { name, label }]) => name && !label)
    .map(([at]) => finding('interface-label', at, 'It has no label.'));

/** Times are dates; days are text, which Make would otherwise take for a time in some zone. */
const dates: Check = (app) =>
  everyOutput(app)
    .filter(([, { name = '', type }]) => /_at$/.test(name) !== (type === 'date'))
    .map(([at, { type }]) => finding('interface-date', at, `It is declared as ${type}.`));

/** Dates at the top of a bundle are put out as dates. */
const parsed: Check = (app) =>
  app.modules.flatMap((part): Finding[] => {
    const top = (Array.isArray(part.code.interface) ? part.code.interface : []) as (Parameter | string)[];
    const code = JSON.stringify(part.code.communication);
    return top
      .filter((one): one is Parameter => typeof one !== 'string' && one.type === 'date')
      .filter(({ name }) => !new RegExp(`"${name}":"\\{\\{parseDate\\(`).test(code))
      .map(({ name }) => finding('parse-date', `${part.at}.${name}`, 'The date is put out as text.'));
  });

const presence: Check = (app) =>
  app.modules
    .filter(({ code }) => JSON.stringify(code.interface ?? []) === '[]')
    .map(({ at }) => finding('interface', at, 'There is no interface.'));

/** A sample shows what the interface says, and no more. */
const samples: Check = (app) =>
  app.modules.flatMap(({ at, code }): Finding[] => {
    const { samples: sample } = code;
    if (typeof sample === 'string') return [];
    const names = Object.keys((sample ?? {}) as object);
    if (names.length === 0) return [finding('samples', at, 'There is no sample.')];
    const known = (Array.isArray(code.interface) ? code.interface : []).map((one) => (one as Parameter).name);
    return names
      .filter((name) => !known.includes(name))
      .map((name) => finding('samples', `${at}.${name}`, 'The interface does not have it.'));
  });

/** "No personal data." */
const personal: Check = (app) =>
  [...app.files]
    .filter(([name]) => name.includes('sample'))
    .filter(([, text]) => /[\w.]+@[\w.]+\.\w+|\+\d{6,}/.test(text))
    .map(([name]) => finding('personal', name, 'An address or a number of a person stands in it.'));

/** Get, and every other action that names one thing, fails where there is none: the API does so by 404. */
const files: Check = (app: App) =>
  app.modules.flatMap((part: Part) =>
    everyParameter([part.code.interface, part.code.mappableParams].flat(), part.at)
      .filter(([, { type, semantic }]) => (type === 'buffer') !== (semantic === 'file:data'))
      .map(([at]) => finding('file', at, 'A file is told by its meaning, "file:data".')),
  );

export const interfaceRules: readonly Check[] = [labels, dates, parsed, presence, samples, personal, files];
