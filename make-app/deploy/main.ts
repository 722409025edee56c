import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openAppFolder } from './app-files.ts';
import { blueprintFor } from './blueprint-for.ts';
import { type Call, deploy } from './deploy.ts';

const folder = path.join(import.meta.dirname, '..');
const cli = '@makehq/cli@1.4.0';

const { values } = parseArgs({
  options: {
    app: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    blueprints: { type: 'string' },
  },
});
const app = values.app ?? 'docglean';
const isDryRun = values['dry-run'];

if (!isDryRun && !values.app)
  stop('Say what the app is called on Make: --app docglean-yourname. Or see what would be done: --dry-run.');
if (!isDryRun && !(process.env.MAKE_API_KEY && process.env.MAKE_ZONE))
  stop(
    'Set MAKE_API_KEY to a token of yours and MAKE_ZONE to the zone of your account, such as eu1.make.com.',
  );

if (values.blueprints) writeBlueprints(values.blueprints);
else
  await deploy({
    folder: openAppFolder(folder),
    app,
    call: isDryRun ? onlySay() : callMake,
    say: (line) => console.log(line),
  });

/** Says each command without running it; what it would create is there from then on. */
function onlySay(): Call {
  const created: { kind: string; name: string; label?: string | undefined }[] = [];
  const optionOf = (args: string[], option: string) =>
    args.find((arg) => arg.startsWith(`--${option}=`))?.slice(option.length + 3);
  return async (args) => {
    const [kind = '', verb] = args;
    if (verb === 'list') return created.filter((one) => one.kind === kind);
    const short = args.map((arg) => (arg.length > 60 ? `${arg.slice(0, 57).replaceAll('\n', ' ')}…` : arg));
    console.log(`    make-cli ${short.join(' ')}`);
    if (verb !== 'create') return undefined;
    const label = optionOf(args, 'label');
    created.push({ kind, name: optionOf(args, 'name') ?? `the name Make gives to ${label}`, label });
    return created.at(-1);
  };
}

async function callMake(args: string[]): Promise<unknown> {
  const npx = ['--yes', '--package', cli, 'make-cli', '--output=json', ...args];
  const { stdout } = await promisify(execFile)('npx', npx, { maxBuffer: 32 * 1024 * 1024 });
  try {
    return JSON.parse(stdout) as unknown;
  } catch {
    return undefined;
  }
}

function writeBlueprints(target: string): void {
  mkdirSync(target, { recursive: true });
  const source = path.join(folder, 'blueprints');
  for (const file of readdirSync(source)) {
    writeFileSync(path.join(target, file), blueprintFor(readFileSync(path.join(source, file), 'utf8'), app));
    console.log(path.join(target, file));
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
