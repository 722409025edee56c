import type { IConnections, INode, INodeExecutionData } from 'n8n-workflow';
import { until } from '../harness/step.ts';

export const owner = { email: 'owner@example.com', password: 'Passw0rd!test' };

export interface Execution {
  id: string;
  status: string;
  mode: string;
  data?: {
    resultData: {
      runData: Record<string, { data?: { main: INodeExecutionData[][] } }[]>;
      error?: { message: string };
    };
  };
}

export interface WorkflowDefinition {
  name: string;
  nodes: (Omit<INode, 'id' | 'position' | 'typeVersion'> &
    Partial<Pick<INode, 'position' | 'typeVersion'>>)[];
  connections: IConnections;
}

/** What a user does in the editor, through n8n's own interfaces. */
export interface N8nClient {
  createCredential(type: string, data: object): Promise<{ id: string; name: string }>;
  /** What the button "Test" of the credential says. */
  testCredential(type: string, data: object): Promise<{ status: string; message: string }>;
  /** Saves a workflow. */
  create(workflow: WorkflowDefinition): Promise<{ id: string }>;
  /** Saves a workflow and switches it on. */
  activate(workflow: WorkflowDefinition): Promise<{ id: string; deactivate(): Promise<void> }>;
  executions(workflowId: string): Promise<Execution[]>;
  /** What the nodes of a workflow keep between executions. */
  staticData(workflowId: string): Promise<Record<string, unknown>>;
  /** The newest execution, once it has the status. */
  executionWith(status: string, workflowId: string): Promise<Execution>;
}

export async function connectToN8n(url: string): Promise<N8nClient> {
  const request = async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'browser-id': 'test', ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return { json: text ? JSON.parse(text) : null, headers: response.headers };
  };

  const signIn = await request('POST', '/rest/login', {
    emailOrLdapLoginId: owner.email,
    password: owner.password,
  });
  const cookie = signIn.headers
    .getSetCookie()
    .map((entry) => entry.split(';')[0])
    .join('; ');
  const editor = async (method: string, path: string, body?: object) =>
    (await request(method, `/rest${path}`, body, { cookie })).json.data;
  const scopes = await editor('GET', '/api-keys/scopes');
  const { rawApiKey } = await editor('POST', '/api-keys', { label: 'test', scopes, expiresAt: null });
  const api = async (method: string, path: string, body?: object) =>
    (await request(method, `/api/v1${path}`, body, { 'X-N8N-API-KEY': rawApiKey })).json;

  const create = ({ name, nodes, connections }: WorkflowDefinition): Promise<{ id: string }> => {
    const placed = nodes.map((node, index) => ({
      id: `node-${index}`,
      typeVersion: 1,
      position: [index * 200, 0],
      ...node,
    }));
    const settings = { executionOrder: 'v1' };
    return api('POST', '/workflows', { name, nodes: placed, connections, settings });
  };
  const executions = async (workflowId: string): Promise<Execution[]> =>
    (await api('GET', `/executions?workflowId=${workflowId}&includeData=true`)).data;
  return {
    createCredential: (type, data) => api('POST', '/credentials', { name: 'Docglean', type, data }),
    testCredential: (type, data) =>
      editor('POST', '/credentials/test', { credentials: { id: '', name: 'Docglean', type, data } }),
    create,
    async activate(workflow) {
      const { id } = await create(workflow);
      await api('POST', `/workflows/${id}/activate`);
      return { id, deactivate: () => api('POST', `/workflows/${id}/deactivate`) };
    },
    executions,
    staticData: async (workflowId) => (await api('GET', `/workflows/${workflowId}`)).staticData ?? {},
    async executionWith(status, workflowId) {
      return until(`the execution is ${status}`, async () => {
        const [newest] = await executions(workflowId);
        if (newest?.status === 'error' && status !== 'error') {
          throw new Error(`The execution failed: ${newest.data?.resultData.error?.message}`);
        }
        return newest?.status === status && newest;
      });
    },
  };
}

/** What a node of the execution gave. */
export const outputOf = ({ data }: Execution, node: string): INodeExecutionData[] =>
  data?.resultData.runData[node]?.at(-1)?.data?.main[0] ?? [];
