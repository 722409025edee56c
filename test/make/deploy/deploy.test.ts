import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { openAppFolder } from '../../../make-app/deploy/app-files.ts';
import { type Call, deploy } from '../../../make-app/deploy/deploy.ts';
import { manifestOf } from '../../make-runner/app-files.ts';
import { shippedFiles } from '../shipped.ts';

const folder = path.join(import.meta.dirname, '../../../make-app');
const optionOf = (args: readonly string[], name: string) =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);

/** Make's side: remembers what was created, and calls connections and webhooks by names of its own. */
function account() {
  const commands: string[][] = [];
  const there = new Map<string, { name: string; label: string | undefined }[]>();
  const call: Call = async (args) => {
    commands.push(args);
    const [kind = '', verb] = args;
    const list = there.get(kind) ?? [];
    if (verb === 'list') return { items: list };
    if (verb !== 'create') return undefined;
    const label = optionOf(args, 'label');
    there.set(kind, [...list, { name: optionOf(args, 'name') ?? `${kind}-${list.length + 1}`, label }]);
    // As Make answers for webhooks: without the name.
    return { label };
  };
  return { commands, call };
}

const deployTo = async (call: Call): Promise<string[]> => {
  const lines: string[] = [];
  await deploy({
    folder: openAppFolder(folder),
    app: 'docglean-jane',
    call,
    say: (line) => lines.push(line),
  });
  return lines;
};

test('every code file of the app is uploaded as it is, to where it belongs', async () => {
  const { commands, call } = account();
  await deployTo(call);
  const sent = commands.filter(([, verb]) => verb === 'set-section' || verb === 'set-docs');
  const bodies = sent.map((args) => optionOf(args, 'body') ?? optionOf(args, 'docs'));
  const notUploaded = ['makecomapp.json', 'general/common.json'];
  for (const [file, text] of shippedFiles)
    if (!/^(deploy|blueprints)\//.test(file) && !notUploaded.includes(file)) expect(bodies).toContain(text);

  const { components } = manifestOf(shippedFiles);
  const sectionOf = (id: string, section: string) =>
    sent.find((args) => args.includes(`--module-name=${id}`) && args.includes(`--section=${section}`));
  for (const [id, { codeFiles }] of Object.entries(components.module)) {
    const expected = { api: 'communication', parameters: 'staticParams', expect: 'mappableParams' } as const;
    for (const [section, code] of Object.entries(expected))
      expect(optionOf(sectionOf(id, section) ?? [], 'body')).toBe(shippedFiles.get(codeFiles[code] ?? ''));
  }
});

test('what something refers to is there before it', async () => {
  const { commands, call } = account();
  await deployTo(call);
  const kinds = commands.map(([kind]) => kind ?? '');
  const order = ['sdk-apps', 'sdk-connections', 'sdk-rpcs', 'sdk-webhooks', 'sdk-modules'];
  expect([...new Set(kinds)]).toEqual(order);
  const update = commands.find((args) => args[1] === 'update' && args.includes('--module-name=getDocument'));
  expect(update).toContain('--connection=sdk-connections-1');
  const trigger = commands.find((args) => args[1] === 'create' && args.includes('--name=watchDocuments'));
  expect(trigger).toContain('--type-id=10');
});

test('a second time creates nothing, and nothing is ever deleted or published', async () => {
  const { commands, call } = account();
  await deployTo(call);
  const first = commands.length;
  await deployTo(call);
  expect(commands.slice(first).filter(([, verb]) => verb === 'create')).toEqual([]);
  const verbs = new Set(commands.map(([, verb]) => verb));
  expect([...verbs].toSorted()).toEqual(['create', 'list', 'set-docs', 'set-section', 'update']);
});

test('the name that Make gave to the app is used from then on', async () => {
  const { commands, call } = account();
  await deployTo(async (args) => {
    const answer = await call(args);
    return args[0] === 'sdk-apps' && args[1] === 'create' ? { name: 'docglean-jane-x7' } : answer;
  });
  const later = commands.slice(commands.findIndex(([, verb]) => verb === 'create') + 1).flat();
  expect(later).toContain('--app-name=docglean-jane-x7');
  expect(later.filter((arg) => /name=docglean-jane$/.test(arg))).toEqual([]);
});

test('it says what is left to do by hand', async () => {
  const lines = await deployTo(account().call);
  expect(lines.slice(lines.indexOf('Left to do in the editor of apps on Make, once:') + 1)).toEqual([
    '- webhook "Documents" (sdk-webhooks-1): set its connection to sdk-connections-1',
    '- webhook "Documents needing review" (sdk-webhooks-2): set its connection to sdk-connections-1',
    '- module "Watch documents": set its webhook to sdk-webhooks-1',
    '- module "Watch documents needing review": set its webhook to sdk-webhooks-2',
  ]);
});

describe('the command', () => {
  const main = path.join(folder, 'deploy/main.ts');
  const start = (...args: string[]) =>
    execFileSync(process.execPath, [main, ...args], {
      encoding: 'utf8',
      env: {},
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  test('shows in a dry run what it would do, without an account', () => {
    const output = start('--dry-run');
    expect(output).toContain(
      'make-cli sdk-modules create --app-name=docglean --app-version=1 --name=getDocument',
    );
    expect(output).toContain('Left to do in the editor of apps on Make');
  });

  test('says what is missing before it does anything', () => {
    expect(() => start()).toThrow('Say what the app is called on Make');
    expect(() => start('--app', 'docglean-jane')).toThrow('Set MAKE_API_KEY');
  });
});
