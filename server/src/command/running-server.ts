import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

/** What a running server says about itself to other commands of the same person on the same machine. */
const RunningInfo = z.object({ pid: z.number(), url: z.string(), key: z.string() });
type RunningInfo = z.output<typeof RunningInfo>;

const fileIn = (dataDir: string) => path.join(dataDir, 'server.json');

/** Readable by the server's own user only, who can read the whole data folder anyway; gone when the server stops. */
export function writeRunningInfo(dataDir: string, info: RunningInfo): { remove(): void } {
  writeFileSync(fileIn(dataDir), JSON.stringify(info), { mode: 0o600 });
  return { remove: () => rmSync(fileIn(dataDir), { force: true }) };
}

/** The server that is running on this data folder, or null. */
export async function findRunningServer(dataDir: string): Promise<RunningInfo | null> {
  let info: RunningInfo;
  try {
    info = RunningInfo.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
  // A server that was killed left the file behind.
  const response = await fetch(`${info.url}/v1/me`, { headers: { 'x-api-key': info.key } }).catch(() => null);
  return response?.ok ? info : null;
}
