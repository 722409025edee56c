import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import { call } from './api/call.ts';
import { readServerUrl } from './api/server-url.ts';
import type { Me } from './api/types.ts';

/** Whose key it is; what the connection is called in Zapier is made of it. */
async function test(z: ZObject, bundle: Bundle) {
  const { account, server } = await call<Me>(z, { path: '/v1/me' });
  const host = new URL(readServerUrl(bundle.authData.server_url).url ?? '').host;
  return { id: account.id, account: account.name, host, server_version: server.version };
}

export const authentication = {
  type: 'custom',
  test,
  fields: [
    {
      key: 'server_url',
      label: 'Server URL',
      type: 'string',
      required: true,
      isNoSecret: true,
      placeholder: 'https://docglean.example.com',
      helpText:
        'Where your Docglean server runs, such as `https://docglean.example.com`. Zapier has to reach it from the internet. [How to start one](https://github.com/docglean/docglean#readme).',
    },
    {
      key: 'api_key',
      label: 'API Key',
      type: 'password',
      required: true,
      helpText:
        'Starts with `dg_`. The server prints it when it starts for the first time. [Where to find it](https://github.com/docglean/docglean/tree/main/zapier-app#connect-your-server).',
    },
  ],
  connectionLabel: '{{account}} ({{host}})',
} satisfies Authentication;
