import { Me } from '../account.ts';
import { define, json } from './operation.ts';

export const accountOperations = define({
  getMe: {
    method: 'get',
    path: '/v1/me',
    summary: 'Check the API key',
    tag: 'Account',
    scope: 'read',
    success: { status: 200, description: 'Whose key this is.', content: json(Me) },
    errors: [],
  },
});
