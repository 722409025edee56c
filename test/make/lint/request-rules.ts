import type { Step } from '../../make-runner/communication/step.ts';
import { type App, type Check, type Finding, finding, lastStep, type Part, stepsOf } from './app-model.ts';

const secretHeader = /^(authorization|x-api-key|cookie)$/i;
const secretKey = /secret|password|token|api_?key/i;

/** What a component sends by itself, without the base. */
function ownRequests({ base, connections, webhooks }: App): [at: string, step: Step][] {
  return [
    ['base', base],
    ...connections.map((part): [string, Step] => [part.at, lastStep(part)]),
    ...webhooks.flatMap(({ at, code }): [string, Step][] =>
      ['attach', 'detach'].map((name) => [`${at}.${name}`, (code[name] ?? {}) as Step]),
    ),
  ];
}

const everyStep = (app: App): [at: string, step: Step][] => [
  ...ownRequests(app),
  ...[...app.modules, ...app.rpcs].flatMap((part) =>
    stepsOf(part).map((step): [string, Step] => [part.at, step]),
  ),
];

/** "Base and connection sanitize secrets." */
const sanitized: Check = (app) =>
  ownRequests(app).flatMap(([at, { headers = {}, body, log }]) => {
    const hidden = (log?.sanitize ?? []).map((path) => path.toLowerCase());
    const secrets = [
      ...Object.keys(headers)
        .filter((name) => secretHeader.test(name))
        .map((name) => `request.headers.${name.toLowerCase()}`),
      ...Object.keys((body as object | undefined) ?? {})
        .filter((name) => secretKey.test(name))
        .map((name) => `request.body.${name}`),
      ...(at.endsWith('.attach') ? ['response.body.webhook.secret'] : []),
    ];
    return secrets
      .filter((path) => !hidden.includes(path))
      .map((path) => finding('sanitize', at, `${path} would stand in the log.`));
  });

/** What modules send in bodies is hidden by the base. */
const sanitizedInBase: Check = (app) => {
  const hidden = app.base.log?.sanitize ?? [];
  return app.modules.flatMap((part) =>
    stepsOf(part).flatMap(({ body }) =>
      Object.keys(typeof body === 'object' && body ? body : {})
        .filter((name) => secretKey.test(name) && !hidden.includes(`request.body.${name}`))
        .map((name) => finding('sanitize', part.at, `request.body.${name} would stand in the log.`)),
    ),
  );
};

/** A list of its own would be laid over that of the base, place by place. */
const logOnlyInBase: Check = (app) =>
  [...app.modules, ...app.rpcs]
    .filter((part) => stepsOf(part).some(({ log }) => log))
    .map(({ at }) => finding('sanitize-base', at, 'What is sanitized belongs to the base.'));

const neededTypes = {
  401: 'InvalidAccessTokenError',
  402: 'OutOfSpaceError',
  429: 'RateLimitError',
  500: 'ConnectionError',
  502: 'ConnectionError',
  503: 'ConnectionError',
  504: 'ConnectionError',
};

/** "Base and connection have error handling", in the words of the API and with the types Make acts on. */
const errors: Check = (app) =>
  ownRequests(app).flatMap(([at, { response }]): Finding[] => {
    const rules = response?.error as Record<string, { type?: string; message?: string }> | undefined;
    if (!rules) return [finding('error', at, 'There is no error handling.')];
    const all = Object.entries(rules).filter(([key]) => /^\d+$/.test(key));
    const silent = [['message', rules], ...all].filter(
      ([, rule]) => !String((rule as { message?: string }).message).includes('body.error.message'),
    );
    return [
      ...silent.map(([status]) => finding('error-words', at, `${status}: the words of the server are lost.`)),
      ...Object.entries(neededTypes)
        .filter(([status, type]) => rules[status]?.type !== type)
        .map(([status, type]) => finding('error-type', at, `${status} is no ${type}.`)),
    ];
  });

/** A key in an address stands in logs everywhere. */
const noSecretInAddress: Check = (app) =>
  everyStep(app)
    .filter(([, { url, qs }]) =>
      /connection\.(api_key|token|secret)|parameters\.\w*(api_key|secret|password)/.test(
        JSON.stringify([url, qs]),
      ),
    )
    .map(([at]) => finding('secret-in-address', at, 'A secret is part of the address.'));

/** Redirects would take the key along. */
const noRedirects: Check = (app) =>
  ownRequests(app)
    .filter(([at, step]) => !/\.(attach|detach)$/.test(at) && step.followRedirects !== false)
    .map(([at]) => finding('redirects', at, 'Redirects are followed with the key in hand.'));

/** "The base is the production domain", or what the connection says where everyone has a server of their own. */
const addresses: Check = (app) => {
  const wrong = everyStep(app).filter(([, { url = '', baseUrl = '' }]) =>
    /http:\/\/|localhost|127\.0\.0\.1/.test(url + baseUrl),
  );
  const absolute = [...app.modules, ...app.rpcs].flatMap((part) =>
    stepsOf(part)
      .filter(({ url }) => url?.startsWith('http'))
      .map((): [string, Step] => [part.at, {}]),
  );
  return [...wrong, ...absolute].map(([at]) =>
    finding('address', at, 'The address is not that of the connection.'),
  );
};

/** Asynchronous services: create, then repeat with a condition and a limit, always. */
const repeats: Check = (app) =>
  app.modules.flatMap((part) =>
    stepsOf(part)
      .filter(({ repeat }) => repeat && !(repeat.limit && repeat.delay && repeat.condition.includes('now <')))
      .map(() => finding('repeat', part.at, 'Waiting needs a pause, a limit and an end in time.')),
  );

/** Files go as forms, and errors of downloads stay readable. */
const binaries: Check = (app) =>
  app.modules.flatMap((part: Part) =>
    stepsOf(part)
      .filter(({ response }) => response?.type === 'binary')
      .map(() => finding('binary-error', part.at, 'An error would be read as a file.')),
  );

export const requestRules: readonly Check[] = [
  sanitized,
  sanitizedInBase,
  logOnlyInBase,
  errors,
  noSecretInAddress,
  noRedirects,
  addresses,
  repeats,
  binaries,
];
