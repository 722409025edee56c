import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { noteAnswer } from './seen-answers.ts';

interface OpenApi {
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, object> };
}
interface OperationObject {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/**
 * fetch that checks every answer of the server against the server's own OpenAPI document: an answer with an
 * undocumented status, content type or shape fails the test that got it. The base URL may be that of a surface with a
 * document of its own.
 */
export function contractFetch(baseUrl: () => string): typeof fetch {
  let contract: Promise<Contract> | undefined;
  return async (input, init) => {
    const response = await fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    const method = (init?.method ?? 'GET').toLowerCase();
    contract ??= loadContract(baseUrl());
    await (await contract).check(method, url.pathname, response.clone());
    return response;
  };
}

interface Contract {
  check(method: string, path: string, response: Response): Promise<void>;
}

async function loadContract(baseUrl: string): Promise<Contract> {
  const document = (await (await fetch(`${baseUrl}/openapi.json`)).json()) as OpenApi;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'openapi', components: document.components });
  const validators = new Map<object, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const known = validators.get(schema);
    if (known) return known;
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components'));
    const made = ajv.compile(absolute);
    validators.set(schema, made);
    return made;
  };
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  const routes = Object.entries(document.paths).map(([template, operations]) => ({
    pattern: new RegExp(`^${prefix}${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    operations,
  }));

  return {
    async check(method, path, response) {
      const operation = routes.find(({ pattern }) => pattern.test(path))?.operations[method];
      // An address outside the API answers 404 in the same error shape; there is nothing to look up for it.
      if (!operation) return;
      const label = `${[prefix, operation.operationId].filter(Boolean).join(' ')} ${response.status}`;
      const documented = operation.responses[String(response.status)];
      if (!documented) throw new Error(`${label} is not in the OpenAPI document: ${await response.text()}`);
      noteAnswer(expect.getState().testPath ?? '', label);
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      if (!response.headers.get('x-request-id')) throw new Error(`${label} has no X-Request-Id`);
      if (!documented.content) return;
      const content = documented.content[type] ?? documented.content['*/*'];
      if (!content) throw new Error(`${label} answered ${type}, which is not in the OpenAPI document`);
      if (type !== 'application/json') return;
      const validate = validatorOf(content.schema);
      if (!validate(await response.json()))
        throw new Error(`${label} has an undocumented shape: ${ajv.errorsText(validate.errors)}`);
    },
  };
}
