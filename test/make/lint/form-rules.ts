import type { Parameter } from '../../make-runner/components/parameter.ts';
import {
  type App,
  type Check,
  everyParameter,
  type Finding,
  finding,
  formOf,
  type Part,
  parametersOf,
  stepsOf,
} from './app-model.ts';

const forms = (app: App): [at: string, form: unknown][] => [
  ...app.connections.map(({ at, code }): [string, unknown] => [at, code.params]),
  ...app.webhooks.map(({ at, code }): [string, unknown] => [at, code.params]),
  ...app.modules.flatMap(({ at, code }): [string, unknown][] => [
    [at, code.staticParams],
    [at, code.mappableParams],
  ]),
];

const everyField = (app: App) => forms(app).flatMap(([at, form]) => everyParameter(form, at));

/** Names and addresses, hints with a link, and secrets that are not shown. */
const connection: Check = (app) =>
  app.connections.flatMap((part): Finding[] => {
    const fields = parametersOf(part.code.params);
    const [step] = stepsOf(part);
    const metadata = step?.response?.metadata;
    const tested = step?.url?.endsWith('/v1/me') && step.response?.uid;
    return [
      ...fields.filter(({ editable }) => !editable).map(({ name }) => `${name} cannot be edited later.`),
      ...fields
        .filter(({ help = '' }) => !/\]\(https:\/\//.test(help))
        .map(({ name }) => `${name} has no hint with a link.`),
      ...(metadata ? [] : ['Connections have no names.']),
      ...(tested ? [] : ['Nothing tests whether the credentials are right.']),
      ...(fields.find(({ name }) => name === 'server_url')?.validate?.pattern?.startsWith('^https://')
        ? []
        : ['Any address would be taken.']),
    ].map((message) => finding('connection', part.at, message));
  });

const secrets: Check = (app) =>
  everyField(app)
    .filter(([, { name, type }]) => /secret|password|api_key|token/.test(name) && type !== 'password')
    .map(([at]) => finding('password', at, 'What is secret is shown while it is typed.'));

/** Required, optional, advanced, with the limit last. */
const order: Check = (app) =>
  app.modules.flatMap(({ at, code }) =>
    [code.staticParams, code.mappableParams].flatMap((form) => {
      const rank = ({ name, required, advanced }: Parameter) =>
        name === 'limit' ? 3 : advanced ? 2 : required ? 0 : 1;
      const list = (Array.isArray(form) ? form : []) as Parameter[];
      const ranks = list.map(rank);
      return ranks.every((one, index) => index === 0 || one >= (ranks[index - 1] ?? 0))
        ? []
        : [
            finding(
              'order',
              at,
              'Required parameters come first, then optional, then advanced ones, and the limit last.',
            ),
          ];
    }),
  );

const advanced: Check = (app) =>
  everyField(app)
    .filter(([, { name, required, advanced: is }]) => is && (required || name === 'limit'))
    .map(([at]) => finding('advanced', at, 'What is required, and the limit, is not advanced.'));

/** A label that says it all needs no hint; everything else has one that is a sentence. */
const hints: Check = (app) =>
  everyField(app).flatMap(([at, { label, help, name }]): Finding[] => {
    if (!name) return [];
    if (!label) return [finding('label', at, 'There is no label.')];
    return help === undefined || /[.)]$/.test(help) ? [] : [finding('hint', at, 'A hint is a sentence.')];
  });

/** What can be filled in has to be used; a parameter that only shapes what is shown has to be read by an RPC. */
const used: Check = (app) =>
  [...app.modules, ...app.webhooks].flatMap((part) => {
    const fields = part.at.startsWith('webhook') ? parametersOf(part.code.params) : formOf(part);
    const code = JSON.stringify([part.code.communication, part.code.attach, part.code.detach]);
    const rpcs = [...JSON.stringify(Object.values(part.code)).matchAll(/rpc:\/\/(\w+)/g)].map(([, id]) => id);
    const shown = JSON.stringify(
      app.rpcs.filter(({ id }) => rpcs.includes(id)).map(({ code: of }) => of.communication),
    );
    const choosesOthers = (field: Parameter) => JSON.stringify(field.options ?? '').includes('"nested"');
    return fields
      .filter(
        (field) => !code.includes(`parameters.${field.name}`) && !shown.includes(`parameters.${field.name}`),
      )
      .filter((field) => !choosesOthers(field))
      .map(({ name }) => finding('unused', `${part.at}.${name}`, 'Nothing is done with it.'));
  });

/** "All dates are formatted in mappable parameters." */
const dates: Check = (app: App) =>
  app.modules.flatMap((part: Part) => {
    const code = JSON.stringify(part.code.communication);
    return formOf(part)
      .filter(({ type, name }) => type === 'date' && !code.includes(`formatDate(parameters.${name}`))
      .map(({ name }) => finding('dates', `${part.at}.${name}`, 'The date is sent as it is.'));
  });

export const formRules: readonly Check[] = [connection, secrets, order, advanced, hints, used, dates];
