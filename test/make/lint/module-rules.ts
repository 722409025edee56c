import {
  type App,
  type Check,
  type Finding,
  finding,
  formOf,
  isRpcOptions,
  lastStep,
  type Part,
  stepsOf,
} from './app-model.ts';

const isTrigger = ({ about }: Part): boolean =>
  about.moduleType === 'trigger' || about.moduleType === 'instant_trigger';
const ofType = (app: App, ...types: string[]): Part[] =>
  app.modules.filter(({ about }) => types.includes(about.moduleType ?? ''));
const answersPages = (part: Part): boolean =>
  JSON.stringify(lastStep(part).response?.iterate ?? '').includes('body.items');

/** "Search, trigger and RPCs have a limit." */
const limits: Check = (app) => [
  ...ofType(app, 'search', 'trigger').flatMap((part): Finding[] => {
    const limit = formOf(part).find(({ name }) => name === 'limit');
    const used = lastStep(part).response?.limit === '{{parameters.limit}}';
    if (!limit || !used) return [finding('limit', part.at, 'There is no limit, or it is not used.')];
    if (part.about.moduleType === 'trigger')
      return limit.required ? [] : [finding('limit', part.at, 'The limit of a trigger is required.')];
    return !limit.required && limit.default === 10
      ? []
      : [finding('limit', part.at, 'The limit of a search is 10 and may be emptied.')];
  }),
  ...app.rpcs
    .filter((part) => lastStep(part).response?.iterate !== undefined)
    .filter((part) => !(Number(lastStep(part).response?.limit) <= 500))
    .map((part) => finding('limit', part.at, 'The RPC has no limit of at most 500.')),
];

/** "Pagination where the API supports it." */
const pages: Check = (app) =>
  [...ofType(app, 'search', 'trigger'), ...app.rpcs]
    .filter(answersPages)
    .filter((part) => lastStep(part).pagination?.condition === undefined)
    .map((part) => finding('pagination', part.at, 'There are more pages than the first.'));

/** The size of a page is as large as the API allows, and no search asks for more than it gives. */
const pageSize: Check = (app) =>
  [...ofType(app, 'search', 'trigger'), ...app.rpcs].filter(answersPages).flatMap((part): Finding[] => {
    const { limit } = lastStep(part).qs ?? {};
    const allowed = part.about.moduleType === 'search' ? '{{min(100, ifempty(parameters.limit, 100))}}' : 100;
    return limit === allowed ? [] : [finding('page-size', part.at, `The size of a page is ${limit}.`)];
  });

/** An action gives one bundle. */
const actions: Check = (app) =>
  ofType(app, 'action', 'universal')
    .filter((part) =>
      stepsOf(part).some(({ response, pagination }) => response?.iterate !== undefined || pagination),
    )
    .map((part) => finding('action', part.at, 'An action does not iterate.'));

const universal: Check = (app) => {
  const [part] = ofType(app, 'universal');
  if (!part) return [finding('universal', 'app', 'There is no universal module.')];
  const form = formOf(part);
  const has = (name: string) => form.some((parameter) => parameter.name === name);
  const url = form.find(({ name }) => name === 'url');
  const words = `Sends a custom API call to Docglean. You can use this to call endpoints that aren't covered by existing modules.`;
  return [
    ...(has('headers') && has('qs') && has('body') && has('method')
      ? []
      : ['It has to take a method, headers, a query and a body.']),
    ...(url?.validate?.pattern?.startsWith('^/(?!/)') ? [] : ['Its URL has to be a path of the server.']),
    ...(part.about.label === 'Make an API call' && part.about.description === words
      ? []
      : ["Its label and description are Make's own."]),
  ].map((message) => finding('universal', part.at, message));
};

const epochs: Check = (app) =>
  ofType(app, 'trigger').flatMap((part): Finding[] => {
    const epoch = part.code.epoch as { response?: { limit?: number } } | undefined;
    return Number(epoch?.response?.limit) <= 300
      ? []
      : [finding('epoch', part.at, 'There is no epoch with a limit of at most 300.')];
  });

/** Oldest first, asking only for what is new. */
const polling: Check = (app) =>
  ofType(app, 'trigger').flatMap((part): Finding[] => {
    const { response, qs } = lastStep(part);
    const asksForNew = JSON.stringify(qs).includes('data.lastDate');
    return response?.trigger?.order === 'asc' && asksForNew
      ? []
      : [finding('polling', part.at, 'Items are missed: it needs the oldest first, after the last date.')];
  });

/** What exists already can be mapped as well as chosen; what is chosen for something new is chosen. */
const modes: Check = (app) =>
  app.modules.flatMap((part) => {
    const { actionCrud } = part.about as { actionCrud?: string };
    return formOf(part)
      .filter((parameter) => parameter.type === 'select' && isRpcOptions(parameter))
      .filter(({ name, mode }) => {
        const identifies =
          name === 'extraction_id' ||
          name === 'document_id' ||
          (name === 'parser_id' && part.id === 'detectFields');
        return identifies && actionCrud !== 'create' ? mode !== 'edit' : !identifies && mode === 'edit';
      })
      .map(({ name }) =>
        finding('mode', `${part.at}.${name}`, 'Whether it can be mapped is not as it should be.'),
      );
  });

/** Modules that do the same as Make itself, or that make webhooks by hand, are refused; functions are switched off. */
const functions: Check = (app) =>
  app.functions.map((id) => finding('function', id, 'New apps have no functions of their own.'));

/** "More than ten modules are grouped": triggers first, the universal one in Other. */
const groups: Check = (app) => {
  const found: Finding[] = [];
  for (const part of app.modules) {
    const count = app.groups.filter(({ modules }) => modules.includes(part.id)).length;
    if (count !== 1) found.push(finding('groups', part.at, `It is in ${count} groups.`));
  }
  const [first] = app.groups;
  const triggers = app.modules.filter(isTrigger).map(({ id }) => id);
  if (first?.modules.toSorted().join() !== triggers.toSorted().join())
    found.push(finding('groups', 'groups', 'The first group has to be that of the triggers.'));
  const last = app.groups.at(-1);
  if (
    last?.label !== 'Other' ||
    last.modules.join() !==
      ofType(app, 'universal')
        .map(({ id }) => id)
        .join()
  )
    found.push(finding('groups', 'groups', 'The last group has to be Other, with the universal module.'));
  const unknown = app.groups
    .flatMap(({ modules }) => modules)
    .filter((id) => app.modules.every((part) => part.id !== id));
  return [...found, ...unknown.map((id) => finding('groups', id, 'There is no such module.'))];
};

/** Every module and RPC has the connection, instant triggers also their webhook: they fetch what it tells of. */
const connected: Check = (app) =>
  [...app.modules, ...app.rpcs, ...app.webhooks]
    .filter(({ about }) => {
      const isTrigger = about.moduleType === 'instant_trigger';
      if (isTrigger && !app.webhooks.some(({ id }) => id === about.webhook)) return true;
      return !app.connections.some(({ id }) => id === about.connection);
    })
    .map(({ at }) => finding('connected', at, 'It has no connection, or no webhook.'));

export const moduleRules: readonly Check[] = [
  limits,
  pages,
  pageSize,
  actions,
  universal,
  epochs,
  polling,
  modes,
  functions,
  groups,
  connected,
];
