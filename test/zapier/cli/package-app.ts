import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler } from '../emulator/execute.ts';

const appDir = path.join(import.meta.dirname, '../../../zapier-app');

/** Runs Zapier's command line in the folder of the app, as somebody who has no account and no network. */
export function runCli(cli: string, args: string[]): string {
  return execFileSync(process.execPath, [cli, ...args], {
    cwd: appDir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ZAPIER_BASE_ENDPOINT: 'http://127.0.0.1:9',
      ZAPIER_AUTH_LOCATION: path.join(appDir, 'build/no-login'),
      DISABLE_ZAPIER_ANALYTICS: '1',
    },
  });
}

/** Unpacks what would be uploaded into a folder, and gives the function that Zapier would run. */
export async function openBuild(folder: string): Promise<Handler> {
  // With links in it, which libraries unpack as files.
  execFileSync('unzip', ['-q', path.join(appDir, 'build/build.zip'), '-d', folder]);
  // Zapier starts it in its own folder.
  process.chdir(folder);
  const wrapper = (await import(pathToFileURL(path.join(folder, 'zapierwrapper.js')).href)) as {
    handler: Handler;
  };
  return wrapper.handler;
}

export const removeBuild = (): void => rmSync(path.join(appDir, 'build'), { recursive: true, force: true });
