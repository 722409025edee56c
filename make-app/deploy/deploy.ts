import { type AppFolder, type Component, moduleTypeIds } from './app-files.ts';

/** Runs a command of Make's command line and gives what it answered. */
export type Call = (args: string[]) => Promise<unknown>;

interface Deployment {
  folder: AppFolder;
  /** The name of the app on Make; its version is 1 until it is published. */
  app: string;
  call: Call;
  say(line: string): void;
}

interface Named {
  name: string;
  label?: string;
}

/** The sections of a component on Make, by the names of its code files here. */
const sections = {
  connection: { communication: 'api', params: 'parameters' },
  rpc: { communication: 'api', params: 'parameters' },
  webhook: { communication: 'api', params: 'parameters', attach: 'attach', detach: 'detach' },
  module: {
    communication: 'api',
    epoch: 'epoch',
    staticParams: 'parameters',
    mappableParams: 'expect',
    interface: 'interface',
    samples: 'samples',
    scope: 'scope',
  },
} as const;

const version = '--app-version=1';

/**
 * Brings the app on Make to what the files say: what is missing is created, what is there is overwritten, and nothing is
 * deleted. In the order in which components refer to each other.
 */
export async function deploy(asked: Deployment): Promise<void> {
  const deployment = { ...asked, app: await deployGeneral(asked) };
  const connections = await deployConnections(deployment);
  await deployRpcs(deployment, connections);
  const webhooks = await deployWebhooks(deployment);
  await deployModules(deployment, connections);
  sayWhatIsLeft(deployment, { connections, webhooks });
}

/** Gives the name of the app: Make may have added something to the one that was asked for. */
async function deployGeneral({ folder, app: asked, call, say }: Deployment): Promise<string> {
  const { base, groups, readme } = folder.manifest.generalCodeFiles;
  const apps = namesIn(await call(['sdk-apps', 'list']));
  let app = asked;
  if (!apps.some(({ name }) => name === asked)) {
    say(`create the app ${asked}`);
    const created = await call([
      ...['sdk-apps', 'create', `--name=${asked}`, '--label=Docglean', '--theme=#0f766e', '--language=en'],
      ...['--audience=global', '--description=Turns documents into structured data'],
    ]);
    app = (created as Partial<Named> | undefined)?.name ?? asked;
  }
  say('base, groups and documentation');
  for (const [section, file] of Object.entries({ base, groups }))
    await call([
      'sdk-apps',
      'set-section',
      `--name=${app}`,
      '--version=1',
      `--section=${section}`,
      body(folder, file),
    ]);
  await call(['sdk-apps', 'set-docs', `--name=${app}`, '--version=1', `--docs=${folder.read(readme)}`]);
  return app;
}

/** Make gives connections and webhooks names of its own; they are known again by their labels. */
async function deployConnections(deployment: Deployment): Promise<Map<string, string>> {
  const { folder, app, call, say } = deployment;
  const names = new Map<string, string>();
  for (const [id, component] of Object.entries(folder.manifest.components.connection)) {
    say(`connection ${id}`);
    const type = component.connectionType ?? 'basic';
    const name = await named(call, 'sdk-connections', app, component.label, [`--type=${type}`]);
    names.set(id, name);
    await setSections(deployment, 'connection', component, [`--connection-name=${name}`]);
  }
  return names;
}

async function deployWebhooks(deployment: Deployment): Promise<Map<string, string>> {
  const { folder, app, call, say } = deployment;
  const names = new Map<string, string>();
  for (const [id, component] of Object.entries(folder.manifest.components.webhook)) {
    say(`webhook ${id}`);
    const type = component.webhookType ?? 'web';
    const name = await named(call, 'sdk-webhooks', app, component.label, [`--type=${type}`]);
    names.set(id, name);
    await setSections(deployment, 'webhook', component, [`--webhook-name=${name}`]);
  }
  return names;
}

/** The name that Make has given to what has this label; made if there is none yet. */
async function named(call: Call, kind: string, app: string, label: string, more: string[]): Promise<string> {
  const find = async () =>
    namesIn(await call([kind, 'list', `--app-name=${app}`])).find((one) => one.label === label)?.name;
  const known = await find();
  if (known) return known;
  const created = await call([kind, 'create', `--app-name=${app}`, ...more, `--label=${label}`]);
  const name = (created as Partial<Named> | undefined)?.name ?? (await find());
  if (!name)
    throw new Error(
      `Make has not said what it calls "${label}". Look at the app in Make, then deploy again.`,
    );
  return name;
}

async function deployRpcs(deployment: Deployment, connections: Map<string, string>): Promise<void> {
  const { folder, app, call, say } = deployment;
  const where = [`--app-name=${app}`, version];
  const known = namesIn(await call(['sdk-rpcs', 'list', ...where]));
  for (const [id, component] of Object.entries(folder.manifest.components.rpc)) {
    say(`RPC ${id}`);
    const label = `--label=${component.label}`;
    if (!known.some(({ name }) => name === id))
      await call(['sdk-rpcs', 'create', ...where, `--name=${id}`, label]);
    const own = [...where, `--rpc-name=${id}`];
    await call(['sdk-rpcs', 'update', ...own, label, ...connectionOf(component, connections)]);
    await setSections(deployment, 'rpc', component, own);
  }
}

async function deployModules(deployment: Deployment, connections: Map<string, string>): Promise<void> {
  const { folder, app, call, say } = deployment;
  const where = [`--app-name=${app}`, version];
  const known = namesIn(await call(['sdk-modules', 'list', ...where]));
  for (const [id, component] of Object.entries(folder.manifest.components.module)) {
    say(`module ${id}`);
    const about = [`--label=${component.label}`, `--description=${component.description}`];
    if (!known.some(({ name }) => name === id)) {
      const type = `--type-id=${moduleTypeIds[component.moduleType ?? 'action']}`;
      await call([
        'sdk-modules',
        'create',
        ...where,
        `--name=${id}`,
        type,
        ...about,
        '--module-init-mode=blank',
      ]);
    }
    const own = [...where, `--module-name=${id}`];
    await call(['sdk-modules', 'update', ...own, ...about, ...connectionOf(component, connections)]);
    await setSections(deployment, 'module', component, own);
  }
}

const connectionOf = ({ connection }: Component, names: Map<string, string>): string[] =>
  connection ? [`--connection=${names.get(connection)}`] : [];

async function setSections(
  { folder, call }: Deployment,
  kind: keyof typeof sections,
  { codeFiles }: Component,
  own: string[],
): Promise<void> {
  for (const [code, section] of Object.entries(sections[kind])) {
    const file = codeFiles[code];
    if (file) await call([`sdk-${kind}s`, 'set-section', ...own, `--section=${section}`, body(folder, file)]);
  }
}

const body = (folder: AppFolder, file: string): string => `--body=${folder.read(file)}`;

/** Lists come as they are or under one key. */
function namesIn(answer: unknown): Named[] {
  const list = Array.isArray(answer) ? answer : Object.values((answer ?? {}) as object).find(Array.isArray);
  return (list ?? []) as Named[];
}

/** What Make's command line has no command for. */
function sayWhatIsLeft(
  { folder, say }: Deployment,
  { connections, webhooks }: Record<'connections' | 'webhooks', Map<string, string>>,
): void {
  const { webhook, module } = folder.manifest.components;
  say('');
  say('Left to do in the editor of apps on Make, once:');
  for (const [id, { connection, label }] of Object.entries(webhook))
    say(
      `- webhook "${label}" (${webhooks.get(id)}): set its connection to ${connections.get(connection ?? '')}`,
    );
  for (const { label, webhook: id } of Object.values(module))
    if (id) say(`- module "${label}": set its webhook to ${webhooks.get(id)}`);
}
