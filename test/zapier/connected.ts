import http from 'node:http';
import https from 'node:https';
import zapier from 'zapier-platform-core';
import app from '../../zapier-app/src/index.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import type { Handler } from './emulator/execute.ts';
import { type Platform, startPlatform } from './emulator/platform.ts';
import { type Zapier, zapierWith } from './emulator/zapier.ts';

// Core gives it to Zapier, and leaves it out of its types.
const { createAppHandler: createHandler } = zapier as unknown as {
  createAppHandler(definition: object): Handler;
};

/** The function that Zapier would run, made by core of this app. */
export const handler = createHandler(app);

export interface Connected {
  server: TestServer;
  platform: Platform;
  /** With the connection of the test's account. */
  zapier: Zapier;
  /** With another key or server. */
  zapierAs(authData: { api_key?: string; server_url?: string }): Zapier;
  close(): Promise<void>;
}

/** A real server, and Zapier with this app and a connection to it. */
export async function connect(
  env: Record<string, string> = {},
  accounts: Parameters<typeof startTestServer>[1] = {},
): Promise<Connected> {
  const [server, platform] = await Promise.all([startTestServer(env, accounts), startPlatform()]);
  const unpatch = patchedModules.map(rememberRequest);
  process.env.LOGGING_ENDPOINT = `${platform.url}/log`;
  const zapierAs: Connected['zapierAs'] = (authData) =>
    zapierWith({
      handler,
      platform,
      authData: { api_key: apiKey, server_url: server.url, ...authData },
    });
  return {
    server,
    platform,
    zapier: zapierAs({}),
    zapierAs,
    async close() {
      for (const restore of unpatch) restore();
      await platform.close();
      await server.close();
    },
  };
}

const patchedModules = [http, https];

/**
 * Core makes the process's own `request` log to Zapier, for good: the test files that come after in the same process would
 * write to a platform that is gone. Gives what puts it back.
 */
function rememberRequest(module: { request: unknown }): () => void {
  const { request } = module;
  return () => {
    module.request = request;
    for (const mark of ['patchedByZapier', 'zapierLogger']) Reflect.deleteProperty(module, mark);
  };
}
