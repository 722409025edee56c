import { type Behaviour, only, pdfPassword, serverUrl } from '../world.ts';

const of = ['base', 'module.makeApiCall'];

const types = {
  400: 'DataError',
  401: 'InvalidAccessTokenError',
  402: 'OutOfSpaceError',
  403: 'InvalidConfigurationError',
  404: 'RuntimeError',
  409: 'DataError',
  413: 'DataError',
  415: 'DataError',
  422: 'DataError',
  429: 'RateLimitError',
  500: 'ConnectionError',
  502: 'ConnectionError',
  503: 'ConnectionError',
  504: 'ConnectionError',
} as const;

export const errorBehaviours: Behaviour[] = [
  {
    name: 'every error becomes the type that makes Make do the right thing, in the words of the server',
    of,
    async check({ makeWith, answering, keys }) {
      const { make } = await makeWith(keys.admin, { hosts: { [serverUrl]: answering.url } });
      for (const [status, type] of Object.entries(types)) {
        answering.answer = {
          status: Number(status),
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            error: {
              code: 'X',
              message: 'What is wrong.',
              details: [{ path: 'fields[0]', message: 'This is it.', fix: 'Mend it so.' }],
              request_id: 'req_1',
            },
          }),
        };
        await expect(make.run('makeApiCall', { url: '/v1/x', method: 'GET' })).rejects.toMatchObject({
          type,
          message: `[${status}] What is wrong. fields[0]: This is it. Mend it so. Request ID: req_1`,
        });
      }
    },
  },
  {
    name: 'what is no answer of Docglean says where to look',
    of,
    async check({ makeWith, answering, keys }) {
      const { make } = await makeWith(keys.admin, { hosts: { [serverUrl]: answering.url } });
      answering.answer = { status: 503, body: 'upstream gone', headers: { 'content-type': 'text/plain' } };
      await expect(make.run('listParsers')).rejects.toMatchObject({
        type: 'ConnectionError',
        message:
          '[503] The server does not answer as Docglean does. Check that it is running, and the server URL of the connection.',
      });
    },
  },
  {
    name: 'a key that may only read, an account without credits and a wrong key fail as what they are',
    of: ['base', 'module.submitDocument'],
    async check({ makeWith, keys, invoice }) {
      const file = { file_name: 'a.pdf', file_data: invoice };
      for (const [key, type, words] of [
        [keys.reader, 'InvalidConfigurationError', '[403] This API key may not do that.'],
        [keys.poor, 'OutOfSpaceError', '[402] The account does not have the 3 credits'],
        ['dg_WrongKey_000000000000000000000000', 'InvalidAccessTokenError', '[401] The API key is missing'],
      ] as const) {
        const { make } = await makeWith(key);
        await expect(make.run('submitDocument', file)).rejects.toMatchObject({
          type,
          message: expect.stringContaining(words),
        });
      }
    },
  },
  {
    name: 'secrets do not stand in the execution log',
    of: ['base', 'module.submitDocument', 'module.detectFields'],
    async check({ makeWith, keys, invoice, unique }) {
      const { app, make } = await makeWith(keys.admin);
      const file = { file_name: 'a.pdf', file_data: invoice };
      await make.run('submitDocument', { ...file, pdf_password: pdfPassword });
      const [parser] = await make.run('createParser', { name: unique('For a secret') });
      await make.run('detectFields', { parser_id: parser?.id, ...file, pdf_password: pdfPassword });
      const created = only(
        await make.run('makeApiCall', {
          url: '/v1/api-keys',
          method: 'POST',
          body: JSON.stringify({ name: unique('A key') }),
        }),
      );
      const { key } = (created.body as { api_key: { key: string } }).api_key;
      const log = JSON.stringify(app.log);
      expect(app.log.length).toBeGreaterThan(3);
      for (const secret of [keys.admin, pdfPassword, key]) expect(log).not.toContain(secret);
    },
  },
];
