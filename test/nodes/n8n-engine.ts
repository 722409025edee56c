import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  IBinaryData,
  ILoadOptionsFunctions,
  INode,
  INodeExecutionData,
  INodeType,
  IRun,
  IRunExecutionData,
  ITaskData,
} from 'n8n-workflow';
import { type CredentialValues, credentialsHelper } from './n8n-credentials.ts';

const require = createRequire(import.meta.url);
const userFolder = mkdtempSync(path.join(tmpdir(), 'docglean-n8n-'));
afterAll(() => rmSync(userFolder, { recursive: true, force: true }));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
require('reflect-metadata');
const {
  BinaryDataService,
  ExecuteContext,
  ExecutionLifecycleHooks,
  LoadOptionsContext,
  PollContext,
  WebhookContext,
  WorkflowExecute,
} = require('n8n-core') as typeof import('n8n-core');
const { createRunExecutionData, NodeHelpers, Workflow } =
  require('n8n-workflow') as typeof import('n8n-workflow');
const { Container } = require('@n8n/di') as typeof import('@n8n/di');

export { ExecuteContext, PollContext, WebhookContext };
export const binaryData = Container.get(BinaryDataService);

const dist = path.join(import.meta.dirname, '../../nodes/dist/nodes');
/** The built package, as n8n loads it. */
export const action: INodeType = new (require(path.join(dist, 'Docglean/Docglean.node.js')).Docglean)();
export const trigger: INodeType = new (require(
  path.join(dist, 'DocgleanTrigger/DocgleanTrigger.node.js'),
).DocgleanTrigger)();

export const pollingTrigger: INodeType = new (require(
  path.join(dist, 'DocgleanPollingTrigger/DocgleanPollingTrigger.node.js'),
).DocgleanPollingTrigger)();

export interface RunOptions {
  parameters: Record<string, unknown>;
  items: INodeExecutionData[];
  credentials: CredentialValues;
  /** n8n's setting of this name on every node. */
  onError?: INode['onError'];
  /** Where the server reaches a sleeping execution. */
  resumeBaseUrl?: string;
  executionId?: string;
  /** What n8n calls the node; as the tool of an agent it ends with "Tool". */
  nodeType?: string;
}

export interface Execution {
  id: string;
  status: IRun['status'];
  waitTill: Date | undefined;
  /** What the node gave on its first output, and on its error output. */
  items: INodeExecutionData[];
  errorItems: INodeExecutionData[];
  error:
    | { name: string; message: string; description?: string; context?: { itemIndex?: number } }
    | undefined;
  hints: string[];
  data: IRunExecutionData;
}

let executions = 0;

/** Runs a workflow of this one node in n8n's own engine. */
export async function runNode(options: RunOptions): Promise<Execution> {
  const setup = await prepare(options);
  const { node } = setup;
  const data = createRunExecutionData({
    executionData: { nodeExecutionStack: [{ node, data: { main: [options.items] }, source: null }] },
  });
  return execute(setup, data);
}

/** An expression as n8n evaluates it outside of a workflow run: `={{ $credentials.serverUrl }}`. */
export async function evaluate(expression: string, values: Record<string, object>): Promise<unknown> {
  const { workflow, node } = await prepare({
    parameters: {},
    items: [],
    credentials: { serverUrl: '', apiKey: '' },
  });
  return workflow.expression.getSimpleParameterValue(node, expression, 'internal', values as never);
}

/** What the editor asks a node for while its user fills it in. */
export async function loadOptions(
  options: Pick<RunOptions, 'parameters' | 'credentials'>,
): Promise<ILoadOptionsFunctions> {
  const { workflow, node, additionalData } = await prepare({ ...options, items: [] });
  const asked = { ...additionalData, currentNodeParameters: options.parameters };
  return new LoadOptionsContext(workflow, node, asked as never, 'parameters') as ILoadOptionsFunctions;
}

/** What a file holds that the node gave. */
export async function binaryText(file: IBinaryData | undefined): Promise<string> {
  if (!file) throw new Error('There is no file.');
  const bytes = await binaryData.getAsBuffer(file);
  return bytes.toString();
}

type Setup = Awaited<ReturnType<typeof prepare>>;

/** What n8n sets up for an execution of the workflow. */
export async function prepare(
  {
    parameters,
    credentials,
    onError,
    resumeBaseUrl,
    executionId,
    nodeType = 'n8n-nodes-docglean.docglean',
  }: RunOptions,
  type: INodeType = action,
) {
  await binaryData.init();
  const node: INode = {
    id: 'node-1',
    name: 'Docglean',
    type: nodeType,
    typeVersion: 1,
    position: [0, 0],
    credentials: { docgleanApi: { id: '1', name: 'Docglean' } },
    parameters: parameters as INode['parameters'],
    ...(onError && { onError }),
  };
  const nodeTypes = {
    getByName: () => type,
    getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(type),
    getKnownTypes: () => ({}),
  };
  const workflow = new Workflow({
    id: 'workflow-1',
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes,
    settings: { executionOrder: 'v1' },
  });
  const id = executionId ?? `${process.pid}-${Date.now()}-${++executions}`;
  const additionalData = {
    executionId: id,
    credentialsHelper: credentialsHelper(credentials),
    webhookWaitingBaseUrl: resumeBaseUrl ?? 'http://127.0.0.1:9/webhook-waiting',
    webhookBaseUrl: 'http://127.0.0.1:9/webhook',
    webhookTestBaseUrl: 'http://127.0.0.1:9/webhook-test',
    formWaitingBaseUrl: 'http://127.0.0.1:9/form-waiting',
    restApiUrl: 'http://127.0.0.1:9/rest',
    instanceBaseUrl: 'http://127.0.0.1:9',
    variables: {},
    setExecutionStatus() {},
  };
  return { id, workflow, node: workflow.getNode('Docglean') ?? node, additionalData };
}

/** The item with its file put where a production n8n keeps files: on disk, with only an id in the item. */
export async function storedFileItem(item: INodeExecutionData): Promise<INodeExecutionData> {
  await binaryData.init();
  const file = item.binary?.data;
  if (!file) throw new Error('The item has no file.');
  const location = { type: 'execution', workflowId: 'workflow-1', executionId: 'input' } as const;
  const stored = await binaryData.store(location, Buffer.from(file.data, 'base64'), file);
  return { ...item, binary: { data: stored } };
}

export async function execute(
  { id, workflow, node, additionalData }: Setup,
  data: IRunExecutionData,
): Promise<Execution> {
  const hooks = new ExecutionLifecycleHooks('trigger', id, { id: 'workflow-1', nodes: [node] } as never);
  const ended = new Promise<IRun>((resolve) => {
    hooks.addHandler('workflowExecuteAfter', (run) => void resolve(run));
  });
  const engine = new WorkflowExecute({ ...additionalData, hooks } as never, 'trigger', data);
  await engine.processRunExecutionData(workflow);
  const run = await ended;
  const task: ITaskData | undefined = run.data.resultData.runData[node.name]?.at(-1);
  return {
    id,
    status: run.status,
    waitTill: run.waitTill ?? undefined,
    items: task?.data?.main?.[0] ?? [],
    errorItems: task?.data?.main?.[1] ?? [],
    error: run.data.resultData.error as Execution['error'],
    hints: (task?.hints ?? []).map(({ message }) => message),
    data: run.data,
  };
}
