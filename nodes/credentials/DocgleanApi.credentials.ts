import type {
  IAuthenticateGeneric,
  ICredentialTestRequest,
  ICredentialType,
  Icon,
  INodeProperties,
} from 'n8n-workflow';

export class DocgleanApi implements ICredentialType {
  name = 'docgleanApi';

  displayName = 'Docglean API';

  icon: Icon = { light: 'file:docglean.svg', dark: 'file:docglean.dark.svg' };

  documentationUrl = 'https://github.com/docglean/docglean/tree/main/nodes#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Server URL',
      name: 'serverUrl',
      type: 'string',
      default: 'http://localhost:3210',
      placeholder: 'e.g. https://docglean.example.com',
      description: 'Where your Docglean server runs',
      required: true,
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. dg_…',
      description: 'The server prints it when it starts for the first time',
      required: true,
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { 'X-API-Key': '={{$credentials.apiKey}}' } },
  };

  test: ICredentialTestRequest = {
    request: { baseURL: '={{$credentials.serverUrl.trim().replace(/\\/+$/, "")}}', url: '/v1/me' },
  };
}
