import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

const cacheDir = process.env.DOCGLEAN_TEST_CACHE ?? path.join(homedir(), '.cache/docglean');
const complete = 'complete';

/** A program that is too big for the workspace: installed once, outside of it, and used by every run. */
interface Install {
  folder: string;
  packageJson: object;
  /** Packages with native parts. They are built for this Node; all other install scripts stay off. */
  native?: string[];
}

/** The folder with the packages in its node_modules. */
export function installOnce({ folder, packageJson, native = [] }: Install): string {
  const target = path.join(cacheDir, folder);
  if (existsSync(path.join(target, complete))) return target;
  process.stdout.write(`Installing ${folder} into ${target}, once …\n`);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'package.json'), JSON.stringify(packageJson, null, 2));
  npm(target, ['install', '--no-audit', '--no-fund', '--ignore-scripts']);
  if (native.length > 0) npm(target, ['rebuild', ...native], { npm_config_nodedir: nodeHome() });
  writeFileSync(path.join(target, complete), '');
  return target;
}

function npm(cwd: string, args: string[], env: Record<string, string> = {}): void {
  // Inside `npm run`, npm tells its children about the workspace; here they must not hear of it.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(local_prefix|workspaces?)$/i.test(name),
  );
  execFileSync('npm', args, { cwd, env: { ...Object.fromEntries(own), ...env }, stdio: 'inherit' });
}

/** The root of the Node package this runs on; it has the headers that native parts are built with. */
function nodeHome(): string {
  const require = createRequire(import.meta.url);
  const fromPackage = path.join(path.dirname(require.resolve('node/package.json')), '..');
  const candidates = [
    path.join(path.dirname(realpathSync(process.execPath)), '..'),
    path.join(fromPackage, `node-${process.platform}-${process.arch}`),
    path.join(fromPackage, 'node/node_modules', `node-${process.platform}-${process.arch}`),
  ];
  const home = candidates.find((candidate) => existsSync(path.join(candidate, 'include/node/node.h')));
  if (!home) throw new Error(`The headers of Node are not beside it: ${candidates.join(', ')}`);
  return home;
}
