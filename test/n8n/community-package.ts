import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const packageDir = path.join(import.meta.dirname, '../../nodes');

/** What `npm publish` would send, unpacked into a folder. Gives the name of the package. */
export function unpackInto(folder: string): { name: string; version: string } {
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: packageDir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed);
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', folder, '--strip-components=1']);
  execFileSync('rm', [path.join(folder, filename)]);
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** Installs the package where "Settings > Community nodes" puts it. */
export function installCommunityPackage(userFolder: string): string {
  const nodes = path.join(userFolder, '.n8n/nodes');
  const { name, version } = unpackInto(path.join(nodes, 'node_modules/n8n-nodes-docglean'));
  writeFileSync(
    path.join(nodes, 'package.json'),
    JSON.stringify({ name: 'installed-nodes', private: true, dependencies: { [name]: version } }),
  );
  return name;
}
