import { communicate } from '../communication/communicate.ts';
import type { Collection } from '../iml/values.ts';
import { type OpenedApp, requiredCode } from './opened.ts';
import type { Option, Parameter, ShownParameter, Spec } from './parameter.ts';
import { isRpc } from './parameter.ts';

/** What an RPC is run with: what is chosen in the form so far, and the webhook of an instant trigger. */
export interface RpcContext {
  connection: Collection;
  parameters: Collection;
  webhook?: Collection | undefined;
  /** Whether lists to choose from are asked for. The editor does; a run does not, and takes whatever was chosen. */
  withChoices?: boolean;
}

/** The answer of `rpc://name`, always a list. */
export async function runRpc(app: OpenedApp, reference: string, context: RpcContext): Promise<unknown[]> {
  const output = await rpcOutput(app, reference, context);
  if (output === undefined) return [];
  return Array.isArray(output) ? output : [output];
}

/** A sample is one object. */
export async function sampleFrom(app: OpenedApp, reference: string, context: RpcContext): Promise<unknown> {
  const output = await rpcOutput(app, reference, context);
  return Array.isArray(output) ? output[0] : output;
}

async function rpcOutput(app: OpenedApp, reference: string, context: RpcContext): Promise<unknown> {
  const id = reference.slice('rpc://'.length);
  const { value, place } = requiredCode(app, 'rpc', id, 'communication');
  const { connection, parameters, webhook = {} } = context;
  const scope = app.scope({ connection, parameters, webhook });
  return (await communicate({ runtime: app.runtime, base: app.base, steps: value, scope, place })).output;
}

/** A form or an interface with everything filled in that its RPCs give, as the editor of scenarios shows it. */
export async function resolve(app: OpenedApp, spec: Spec, context: RpcContext): Promise<ShownParameter[]> {
  const list = typeof spec === 'string' ? [spec] : spec;
  const shown: ShownParameter[] = [];
  for (const one of list) {
    if (typeof one === 'string')
      shown.push(...(await resolve(app, await rpcParameters(app, one, context), context)));
    else shown.push(await resolveOne(app, one, context), ...(await resolveNested(app, one, context)));
  }
  return shown;
}

const rpcParameters = async (
  app: OpenedApp,
  reference: string,
  context: RpcContext,
): Promise<Parameter[]> => {
  if (!isRpc(reference)) throw new Error(`"${reference}" is neither a parameter nor an RPC.`);
  return (await runRpc(app, reference, context)) as Parameter[];
};

async function resolveOne(
  app: OpenedApp,
  parameter: Parameter,
  context: RpcContext,
): Promise<ShownParameter> {
  const { options, spec, nested: _, ...plain } = parameter;
  const shown: ShownParameter = { ...plain };
  const store = typeof options === 'object' && !Array.isArray(options) ? options.store : options;
  if (Array.isArray(store)) shown.choices = store;
  else if (isRpc(store) && context.withChoices)
    shown.choices = (await runRpc(app, store, context)) as Option[];
  if (spec !== undefined) {
    shown.written = specOf(spec);
    shown.spec = await resolve(app, shown.written, context);
  }
  return shown;
}

/** The items of a list may be described by one parameter instead of several. */
const specOf = (spec: Spec | Parameter): Spec =>
  typeof spec === 'string' || Array.isArray(spec) ? spec : [{ ...spec, name: spec.name ?? '' }];

/** Parameters that appear below one once it has a value. */
async function resolveNested(
  app: OpenedApp,
  parameter: Parameter,
  context: RpcContext,
): Promise<ShownParameter[]> {
  const nested = nestedOf(parameter, context.parameters[parameter.name] ?? parameter.default);
  return nested ? resolve(app, nested, context) : [];
}

function nestedOf({ options, nested }: Parameter, value: unknown): Spec | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(options)) return options.find((option) => option.value === value)?.nested ?? nested;
  return (typeof options === 'object' ? options.nested : undefined) ?? nested;
}
