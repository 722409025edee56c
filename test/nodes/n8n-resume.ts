import type { Receiver } from '../harness/receiver.ts';
import {
  action,
  type Execution,
  execute,
  prepare,
  type RunOptions,
  runNode,
  WebhookContext,
} from './n8n-engine.ts';

export interface ResumeAnswer {
  status: number;
  headers: Record<string, string>;
  /** The execution after it was woken; undefined where it stays asleep. */
  execution: Execution | undefined;
}

/** A call to the resume address of a sleeping execution, as n8n handles it. */
export async function resumeNode(
  options: RunOptions,
  asleep: Execution,
  call: { headers: Record<string, unknown>; body: string },
): Promise<ResumeAnswer> {
  const setup = await prepare({ ...options, executionId: asleep.id });
  const data = structuredClone(asleep.data);
  delete data.waitTill;
  data.resultData.runData[setup.node.name]?.pop();
  const answer: ResumeAnswer = { status: 200, headers: {}, execution: undefined };
  const httpResponse = {
    setHeader(name: string, value: string) {
      answer.headers[name] = value;
    },
    status(code: number) {
      answer.status = code;
      return this;
    },
    json() {},
  };
  const httpRequest = { headers: call.headers, body: JSON.parse(call.body), rawBody: Buffer.from(call.body) };
  const additionalData = { ...setup.additionalData, httpRequest, httpResponse } as never;
  const webhook = { webhookDescription: { name: 'default' } } as never;
  const context = new WebhookContext(
    setup.workflow,
    setup.node,
    additionalData,
    'trigger',
    webhook,
    [],
    data,
  );
  const { workflowData } = (await action.webhook?.call(context as never)) ?? {};
  if (!workflowData) return answer;

  const sleeper = data.executionData?.nodeExecutionStack[0];
  if (!sleeper) throw new Error('There is no sleeping node.');
  sleeper.node.disabled = true;
  sleeper.data.main = workflowData;
  sleeper.metadata = { ...sleeper.metadata, forwardAllOutputs: true } as never;
  answer.execution = await execute(setup, data);
  return answer;
}

/** Runs the node until it sleeps and the server has called; gives what is needed to wake it. */
export async function sleepUntilCalled(settings: RunOptions, n8n: Receiver) {
  const asleep = await runNode(settings);
  if (asleep.status !== 'waiting')
    throw new Error(`The node does not sleep: ${JSON.stringify(asleep.error)}`);
  const [call] = await n8n.received(1, ({ json }) => executionIdOf(json) === asleep.id);
  if (!call) throw new Error('There was no call.');
  const wake = (changed: Partial<typeof call> = {}) => resumeNode(settings, asleep, { ...call, ...changed });
  return { asleep, call, wake };
}

const executionIdOf = ({ data }: Receiver['calls'][number]['json']) =>
  ((data.extraction ?? data.section)?.metadata as { n8n?: { execution_id: string } } | undefined)?.n8n
    ?.execution_id;
