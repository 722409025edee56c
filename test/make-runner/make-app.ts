import type { AppFiles } from './app-files.ts';
import type { LogEntry, Runtime } from './communication/step.ts';
import { type Connection, connect } from './components/connection.ts';
import { outsideInterface } from './components/interface.ts';
import { formOf, runModule } from './components/module.ts';
import { openFiles } from './components/opened.ts';
import type { ShownParameter, Spec } from './components/parameter.ts';
import { isRpc } from './components/parameter.ts';
import { resolve, runRpc, sampleFrom } from './components/rpc.ts';
import { epochOf, poll, type TriggerState } from './components/trigger.ts';
import {
  attach,
  detach,
  type Hook,
  type IncomingRequest,
  receive,
  runInstantTrigger,
} from './components/webhook.ts';
import type { Collection } from './iml/values.ts';

/** Make with this app installed. */
export interface MakeApp {
  connect(id: string, given: Collection): Promise<Connection>;
  /** A scenario with this connection. */
  with(connection: Connection): Scenario;
  /** What Make's execution log shows of all requests so far. */
  log: LogEntry[];
}

/** What someone does with the app in a scenario, by the ids of its modules. */
export interface Scenario {
  /** Runs a module and holds each bundle against its interface. */
  run(module: string, parameters?: Collection): Promise<Collection[]>;
  poll(module: string, parameters: Collection, state: TriggerState): Promise<Collection[]>;
  epoch(module: string, parameters?: Collection): Promise<{ label: unknown; date: unknown }[]>;
  /** The form as it is shown with these choices. */
  form(module: string, chosen?: Collection): Promise<ShownParameter[]>;
  interface(module: string, chosen?: Collection, hook?: Hook): Promise<ShownParameter[]>;
  sample(module: string, chosen?: Collection, hook?: Hook): Promise<Collection>;
  rpc(id: string, parameters?: Collection): Promise<unknown[]>;
  attach(webhook: string, parameters: Collection, url: string): Promise<Hook>;
  /** What the webhook makes of a request, and the bundles of the instant trigger `module` that it starts. */
  receive(
    module: string,
    hook: Hook,
    request: IncomingRequest,
  ): Promise<{ response: { status: number; body: unknown }; bundles: Collection[] }>;
  detach(hook: Hook): Promise<void>;
}

interface Installation extends Partial<Omit<Runtime, 'log'>> {
  files: AppFiles;
  /** Whether attach and detach get the base. */
  inheritBase?: boolean;
}

/**
 * A strict interpreter of the parts of Make's app format that the app uses: it runs the files as they are uploaded,
 * against a real server. What Make would refuse or mangle, and what nobody documents, is an error with its place.
 */
export function installApp({ files, inheritBase = false, ...given }: Installation): MakeApp {
  const runtime: Runtime = { hosts: {}, now: () => new Date(), delayScale: 1, ...given, log: [] };
  const app = openFiles(files, runtime);

  function scenarioWith({ values: connection }: Connection): Scenario {
    const interfaceOf = (module: string, parameters: Collection = {}, hook?: Hook) =>
      resolve(app, (app.code('module', module, 'interface')?.value ?? []) as Spec, {
        connection,
        parameters,
        webhook: hook?.values,
      });

    async function checked(module: string, bundles: Collection[], chosen: Collection, hook?: Hook) {
      if (bundles.length === 0) return bundles;
      const spec = await interfaceOf(module, chosen, hook);
      const wrong = bundles.flatMap((bundle) => outsideInterface(bundle, spec));
      if (wrong.length > 0) throw new Error(`${module}: ${[...new Set(wrong)].join('; ')}`);
      return bundles;
    }

    return {
      run: async (module, parameters = {}) =>
        checked(module, await runModule(app, module, { connection, parameters }), parameters),
      poll: async (module, parameters, state) =>
        checked(module, await poll(app, module, { connection, parameters, state }), parameters),
      epoch: (module, parameters = {}) => epochOf(app, module, { connection, parameters }),
      form: (module, parameters = {}) =>
        resolve(app, formOf(app, module), { connection, parameters, withChoices: true }),
      interface: interfaceOf,
      async sample(module, parameters = {}, hook) {
        const sample = app.code('module', module, 'samples')?.value;
        const context = { connection, parameters, webhook: hook?.values };
        return (isRpc(sample) ? await sampleFrom(app, sample, context) : sample) as Collection;
      },
      rpc: (id, parameters = {}) => runRpc(app, `rpc://${id}`, { connection, parameters }),
      attach: (webhook, parameters, url) =>
        attach(app, webhook, { connection, parameters, url, inheritBase }),
      async receive(module, hook, request) {
        const { response, payloads } = receive(app, hook, request);
        const bundles: Collection[] = [];
        for (const payload of payloads)
          bundles.push(await runInstantTrigger(app, module, { connection, payload }));
        return { response, bundles: await checked(module, bundles, {}, hook) };
      },
      detach: (hook) => detach(app, hook, { connection, inheritBase }),
    };
  }

  return { connect: (id, values) => connect(app, id, values), with: scenarioWith, log: runtime.log };
}
