import { type Behaviour, only } from '../world.ts';

const of = ['module.makeApiCall'];

export const apiCallBehaviours: Behaviour[] = [
  {
    name: 'Make an API call sends whatever is asked for',
    of,
    async check({ app, make, api, unique }) {
      const me = only(await make.run('makeApiCall', { url: '/v1/me', method: 'GET' }));
      expect(me).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': expect.stringContaining('application/json') },
        body: { account: { id: expect.stringMatching(/^acc_/) } },
      });
      const name = unique('By a call');
      const headers = [
        { key: 'Content-Type', value: 'application/json' },
        { key: 'Idempotency-Key', value: name },
      ];
      const call = { url: '/v1/parsers', method: 'POST', headers, body: JSON.stringify({ name }) };
      const created = only(await make.run('makeApiCall', call));
      expect(created).toMatchObject({ statusCode: 201, body: { parser: { name } } });
      expect(app.log.at(-1)?.request.headers).toMatchObject({ 'idempotency-key': name });
      const { parser } = created.body as { parser: { id: string } };
      const found = await make.run('makeApiCall', {
        url: '/v1/parsers',
        method: 'GET',
        qs: [
          { key: 'search', value: name },
          { key: 'limit', value: '1' },
        ],
      });
      expect(only(found).body).toMatchObject({ items: [{ id: parser.id }] });
      expect(
        only(await make.run('makeApiCall', { url: `/v1/parsers/${parser.id}`, method: 'DELETE' })).statusCode,
      ).toBe(204);
      await expect(api('GET', `/v1/parsers/${parser.id}`)).rejects.toThrow('RESOURCE_NOT_FOUND');
    },
  },
  {
    name: 'Make an API call goes to the server of the connection only',
    of,
    async check({ make }) {
      for (const url of [
        'https://elsewhere.example',
        '//elsewhere.example/v1/me',
        'v1/me',
        '@elsewhere.example',
      ])
        await expect(make.run('makeApiCall', { url, method: 'GET' })).rejects.toMatchObject({
          type: 'BundleValidationError',
        });
    },
  },
];
