import type { AppFiles } from '../make-runner/app-files.ts';
import type { Connection } from '../make-runner/components/connection.ts';
import type { Collection } from '../make-runner/iml/values.ts';
import { installApp, type MakeApp, type Scenario } from '../make-runner/make-app.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the app believes its server to be. The runner leads it to the real one, which has no certificate. */
export const serverUrl = 'https://docglean.example.com';

/** Secrets that people fill in, to look for in logs. */
export const signingSecret = 'a-secret-of-the-test-0815';
export const pdfPassword = 'the-password-of-the-test';

/** A Make of one's own with the app, connected to the real server. */
export interface World extends Surroundings {
  app: MakeApp;
  make: Scenario;
  /** The app in other circumstances: another clock, another server behind the address. */
  install(circumstances: Partial<Parameters<typeof installApp>[0]>): MakeApp;
  /** A scenario with another key, or in other circumstances. */
  makeWith(
    key: string,
    circumstances?: Partial<Parameters<typeof installApp>[0]>,
  ): Promise<{ app: MakeApp; make: Scenario }>;
  /** The API itself, to arrange things and to look at what the app did. */
  api(method: string, path: string, body?: unknown): Promise<Collection>;
  /** A name that no other test has. */
  unique(name: string): string;
}

/** A connection that was made before, whatever its test would say now. */
export const connectionWith = (key: string): Connection => ({
  values: { server_url: serverUrl, api_key: key },
  metadata: undefined,
  uid: undefined,
});

let counter = 0;

export function openWorld(files: AppFiles, around: Surroundings): World {
  const hosts = { [serverUrl]: around.server.url };
  const install: World['install'] = (circumstances) =>
    installApp({ files, hosts, delayScale: 0.02, ...circumstances });
  const app = install({});
  return {
    ...around,
    app,
    make: app.with(connectionWith(around.keys.admin)),
    install,
    async makeWith(key, circumstances = {}) {
      const other = install(circumstances);
      return { app: other, make: other.with(connectionWith(key)) };
    },
    unique: (name) => `${name} ${++counter}`,
    async api(method, path, body) {
      const response = await fetch(around.server.url + path, {
        method,
        headers: {
          authorization: `Bearer ${around.keys.admin}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
      return text ? (JSON.parse(text) as Collection) : {};
    },
  };
}

/** The one bundle that an action gives. */
export function only(bundles: readonly Collection[]): Collection {
  const [bundle] = bundles;
  if (!bundle || bundles.length > 1) throw new Error(`${bundles.length} bundles instead of one`);
  return bundle;
}

/** Something the app does, to be tried on the app itself and on mutants of it. */
export interface Behaviour {
  name: string;
  /** The components whose files it runs, such as `module.getDocument`: where a mutant is looked for first. */
  of: readonly string[];
  check(world: World): Promise<void>;
}
