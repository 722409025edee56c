import { createRequire } from 'node:module';
import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';

const require = createRequire(import.meta.url);
export const credentialType: ICredentialType =
  new (require('../../nodes/dist/credentials/DocgleanApi.credentials.js').DocgleanApi)();

export interface CredentialValues {
  serverUrl: string;
  apiKey: string;
}

/** Gives n8n's engine one credential, and applies the `authenticate` block of its type as n8n does. */
export function credentialsHelper(values: CredentialValues) {
  return {
    getParentTypes: () => [],
    getCredentialsProperties: () => [],
    isCredentialUsableByNode: () => true,
    getDecrypted: async () => ({ ...values }),
    getCredentials: async () => ({ ...values }),
    preAuthentication: async () => undefined,
    async authenticate(_credentials: unknown, _type: string, request: IHttpRequestOptions) {
      const { authenticate } = credentialType;
      if (!authenticate || typeof authenticate === 'function')
        throw new Error('Expected a generic authenticate block.');
      const headers = Object.entries(authenticate.properties.headers ?? {}).map(([name, expression]) => [
        name,
        resolve(String(expression), values),
      ]);
      return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
    },
  };
}

/** `={{$credentials.apiKey}}` with the value in its place. */
const resolve = (expression: string, values: CredentialValues): string =>
  expression
    .replace(/^=/, '')
    .replace(
      /\{\{\s*\$credentials\.(\w+)\s*\}\}/g,
      (_, name) => values[name as keyof CredentialValues] ?? '',
    );
