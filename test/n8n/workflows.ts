import { randomUUID } from 'node:crypto';
import type { IConnections, INodeParameters } from 'n8n-workflow';
import type { WorkflowDefinition } from './n8n-client.ts';

const nodeType = (name: string) => `n8n-nodes-docglean.${name}`;

type Credential = { id: string; name: string };

/** Files posted to a web address are extracted; the last node passes the values on. */
export function extractWorkflow(
  path: string,
  docgleanApi: Credential,
  options: INodeParameters = {},
): WorkflowDefinition {
  return chain(`Extract ${path}`, [
    ...postedFiles(path),
    {
      name: 'Docglean',
      type: nodeType('docglean'),
      credentials: { docgleanApi },
      parameters: { resource: 'document', operation: 'extract', whatToExtract: 'invoice', options },
    },
    { name: 'Result', type: 'n8n-nodes-base.noOp', parameters: {} },
  ]);
}

/** Files posted to a web address, an item each. */
const postedFiles = (path: string): Step[] => [
  {
    name: 'Webhook',
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2,
    webhookId: randomUUID(),
    parameters: { path, httpMethod: 'POST', responseMode: 'onReceived' },
  },
  {
    name: 'Each File',
    type: 'n8n-nodes-base.splitOut',
    parameters: { fieldToSplitOut: 'body.files', options: {} },
  },
  {
    name: 'Files',
    type: 'n8n-nodes-base.convertToFile',
    typeVersion: 1.1,
    parameters: {
      operation: 'toBinary',
      sourceProperty: 'content',
      options: { fileName: '={{ $json.name }}' },
    },
  },
];

/** The same, one file at a time in a loop: the node sleeps once for each. */
export function loopWorkflow(path: string, docgleanApi: Credential): WorkflowDefinition {
  const { name, nodes, connections } = extractWorkflow(path, docgleanApi, { keepSource: 'both' });
  const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
  const loop = { name: 'Loop', type: 'n8n-nodes-base.splitInBatches', typeVersion: 3, parameters: {} };
  return {
    name: `${name} in a loop`,
    nodes: [...nodes, loop],
    connections: {
      ...connections,
      Files: { main: [to('Loop')] },
      Loop: { main: [to('Result'), to('Docglean')] },
      Docglean: { main: [to('Loop')] },
    },
  };
}

/**
 * The four nodes with which a workflow uses idpura, as its users have them: a form, a wait, a question that is repeated
 * until the job is done, the result.
 */
export function idpuraWorkflow(path: string, baseUrl: string, apiKey: string): WorkflowDefinition {
  const request = (parameters: INodeParameters): Pick<Step, 'type' | 'typeVersion' | 'parameters'> => ({
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    parameters: {
      sendHeaders: true,
      headerParameters: { parameters: [{ name: 'X-API-Key', value: apiKey }] },
      ...parameters,
    },
  });
  const form = [
    { parameterType: 'formBinaryData', name: 'files', inputDataFieldName: 'data' },
    { name: 'template', value: '[{"field":"vat_id","type":"string"},{"field":"total","type":"currency"}]' },
    { name: 'output_format', value: 'json' },
  ];
  const { name, nodes, connections } = chain('idpura', [
    ...postedFiles(path),
    {
      name: 'Submit',
      ...request({
        method: 'POST',
        url: `${baseUrl}/v1/ai-extract`,
        sendBody: true,
        contentType: 'multipart-form-data',
        bodyParameters: { parameters: form },
      }),
    },
    {
      name: 'Wait',
      type: 'n8n-nodes-base.wait',
      typeVersion: 1.1,
      parameters: { amount: 1, unit: 'seconds' },
    },
    { name: 'Status', ...request({ url: `=${baseUrl}/v1/jobs/{{ $json.job_id }}` }) },
    {
      name: 'Done?',
      type: 'n8n-nodes-base.if',
      typeVersion: 2.2,
      parameters: {
        conditions: {
          options: { version: 2, caseSensitive: true, typeValidation: 'strict', leftValue: '' },
          combinator: 'and',
          conditions: [
            {
              id: 'done',
              leftValue: '={{ $json.status }}',
              rightValue: 'done',
              operator: { type: 'string', operation: 'equals' },
            },
          ],
        },
      },
    },
    { name: 'Result', ...request({ url: `=${baseUrl}/v1/jobs/{{ $json.job_id }}/result?format=json` }) },
  ]);
  const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
  return { name, nodes, connections: { ...connections, 'Done?': { main: [to('Result'), to('Wait')] } } };
}

/** For a picture: the loop of four nodes on one canvas with the node that replaces it. */
export function loopAndNode(docgleanApi: Credential): WorkflowDefinition {
  const loop = idpuraWorkflow('loop', 'https://docs.example.com/idpura', 'dg_');
  const given = postedFiles('').map(({ name }) => name);
  const asked = Object.entries(loop.connections).filter(([name]) => !given.includes(name));
  const start = (name: string, y: number): Step => ({
    name,
    type: 'n8n-nodes-base.formTrigger',
    typeVersion: 2.2,
    position: [0, y],
    parameters: { formTitle: name },
  });
  const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
  return {
    name: 'Instead of the loop',
    nodes: [
      start('Before', 0),
      ...loop.nodes
        .filter(({ name }) => !given.includes(name))
        .map((node, index): Step => ({ ...node, position: [(index + 1) * 220, 0] })),
      start('After', 260),
      {
        name: 'Docglean',
        type: nodeType('docglean'),
        credentials: { docgleanApi },
        position: [220, 260],
        parameters: { resource: 'document', operation: 'extract', whatToExtract: 'invoice' },
      },
    ],
    connections: { ...Object.fromEntries(asked), Before: to('Submit'), After: to('Docglean') },
  };
}

/** Every completed document starts the workflow. */
export function triggerWorkflow(docgleanApi: Credential): WorkflowDefinition {
  return chain('On document', [
    {
      name: 'Docglean Trigger',
      type: nodeType('docgleanTrigger'),
      webhookId: randomUUID(),
      credentials: { docgleanApi },
      parameters: { events: ['document.completed'] },
    },
    { name: 'Result', type: 'n8n-nodes-base.noOp', parameters: {} },
  ]);
}

/** The same, but n8n asks by itself at the times of a cron line. */
export function pollingWorkflow(cronExpression: string, docgleanApi: Credential): WorkflowDefinition {
  return chain('On polled document', [
    {
      name: 'Docglean Polling Trigger',
      type: nodeType('docgleanPollingTrigger'),
      credentials: { docgleanApi },
      parameters: {
        events: ['document.completed'],
        pollTimes: { item: [{ mode: 'custom', cronExpression }] },
      },
    },
    { name: 'Result', type: 'n8n-nodes-base.noOp', parameters: {} },
  ]);
}

/** Run by hand in the editor: Docglean loads a file by its address. */
export function urlWorkflow(fileUrl: string, docgleanApi: Credential): WorkflowDefinition {
  return chain('By hand', [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
    {
      name: 'Docglean',
      type: nodeType('docglean'),
      credentials: { docgleanApi },
      parameters: {
        resource: 'document',
        operation: 'extract',
        fileFrom: 'url',
        fileUrl,
        whatToExtract: 'invoice',
      },
    },
  ]);
}

/** A file is loaded from an address and sent on. */
export function bigFileWorkflow(path: string, url: string, docgleanApi: Credential): WorkflowDefinition {
  return chain('Big file', [
    {
      name: 'Webhook',
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2,
      webhookId: randomUUID(),
      parameters: { path, httpMethod: 'POST', responseMode: 'onReceived' },
    },
    {
      name: 'File',
      type: 'n8n-nodes-base.httpRequest',
      typeVersion: 4.2,
      parameters: { url, options: { response: { response: { responseFormat: 'file' } } } },
    },
    {
      name: 'Docglean',
      type: nodeType('docglean'),
      credentials: { docgleanApi },
      parameters: { resource: 'document', operation: 'extract', waitMode: 'return' },
    },
  ]);
}

/** An agent with a model and the Docglean node as its tool, which takes the address of a file. */
export function agentWorkflow(
  path: string,
  docgleanApi: Credential,
  openAiApi: Credential,
): WorkflowDefinition {
  const to = (type: 'main' | 'ai_languageModel' | 'ai_tool') => ({
    [type]: [[{ node: 'Agent', type, index: 0 }]],
  });
  return {
    name: 'Agent',
    nodes: [
      {
        name: 'Webhook',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2,
        webhookId: randomUUID(),
        parameters: { path, httpMethod: 'POST', responseMode: 'lastNode' },
      },
      {
        name: 'Agent',
        type: '@n8n/n8n-nodes-langchain.agent',
        typeVersion: 3,
        parameters: { promptType: 'define', text: 'What is the total of this invoice?', options: {} },
      },
      {
        name: 'Model',
        type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
        typeVersion: 1.2,
        credentials: { openAiApi },
        parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
      },
      {
        name: 'Docglean',
        type: nodeType('docgleanTool'),
        credentials: { docgleanApi },
        parameters: {
          resource: 'document',
          operation: 'extract',
          fileFrom: 'url',
          fileUrl: "={{ $fromAI('File_URL', 'The address of the document', 'string') }}",
          whatToExtract: 'invoice',
        },
      },
    ],
    connections: { Webhook: to('main'), Model: to('ai_languageModel'), Docglean: to('ai_tool') },
  };
}

type Step = Omit<WorkflowDefinition['nodes'][number], 'parameters'> & {
  parameters: INodeParameters;
  position?: [number, number];
};

function chain(name: string, nodes: Step[]): WorkflowDefinition {
  const connections: IConnections = {};
  for (const [index, node] of nodes.slice(0, -1).entries()) {
    connections[node.name] = { main: [[{ node: nodes[index + 1]?.name ?? '', type: 'main', index: 0 }]] };
  }
  return { name, nodes, connections };
}
