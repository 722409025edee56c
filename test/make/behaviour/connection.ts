import { type Behaviour, connectionWith, serverUrl } from '../world.ts';

const of = ['connection.docglean', 'base'];

export const connectionBehaviours: Behaviour[] = [
  {
    name: 'a connection is named after the account and the server, and tells accounts apart',
    of,
    async check({ install, keys, api }) {
      const app = install({});
      const own = await app.connect('docglean', { server_url: serverUrl, api_key: keys.admin });
      const { account } = (await api('GET', '/v1/me')) as { account: { name: string } };
      expect(own.metadata).toEqual({ type: 'text', value: `${account.name} (${serverUrl})` });
      const other = await app.connect('docglean', { server_url: serverUrl, api_key: keys.poor });
      expect(own.uid).toMatch(/^acc_/);
      expect(other.uid).toMatch(/^acc_/);
      expect(other.uid).not.toBe(own.uid);
    },
  },
  {
    name: 'a wrong key is refused, and shown nowhere',
    of,
    async check({ install }) {
      const app = install({});
      const given = { server_url: serverUrl, api_key: 'dg_WrongKey_000000000000000000000000' };
      await expect(app.connect('docglean', given)).rejects.toMatchObject({
        type: 'InvalidAccessTokenError',
        message: expect.stringMatching(
          /^\[401\] The API key is missing or not valid\..* Request ID: req_\w+$/,
        ),
      });
      expect(JSON.stringify(app.log)).not.toContain('WrongKey');
    },
  },
  {
    name: 'the address of the server has to be plain https',
    of,
    async check({ install, keys }) {
      const app = install({});
      for (const server_url of [
        'http://docglean.example.com',
        'https://docglean.example.com/',
        'https://user@docglean.example.com',
        'https://docglean.example.com?key=1',
        'docglean.example.com',
      ])
        await expect(app.connect('docglean', { server_url, api_key: keys.admin })).rejects.toMatchObject({
          type: 'BundleValidationError',
        });
    },
  },
  {
    name: 'an address where something else runs is no connection',
    of,
    async check({ install, answering, keys }) {
      const app = install({ hosts: { [serverUrl]: answering.url } });
      const given = { server_url: serverUrl, api_key: keys.admin };
      const refused = (status: number) => ({
        type: 'ConnectionError',
        message: expect.stringContaining(`[${status}]`),
      });
      answering.answer = {
        status: 200,
        body: '<html>Welcome</html>',
        headers: { 'content-type': 'text/html' },
      };
      await expect(app.connect('docglean', given)).rejects.toMatchObject(refused(200));
      answering.answer = { status: 502, body: '<html>Bad gateway</html>' };
      await expect(app.connect('docglean', given)).rejects.toMatchObject({
        ...refused(502),
        message: expect.stringContaining('does not answer as Docglean does'),
      });
    },
  },
  {
    name: 'the key goes to no other address, even where the server redirects to one',
    of,
    async check({ install, answering, keys, server }) {
      const app = install({ hosts: { [serverUrl]: answering.url } });
      answering.answer = { status: 307, headers: { location: `${server.url}/v1/me` } };
      const given = { server_url: serverUrl, api_key: keys.admin };
      await expect(app.connect('docglean', given)).rejects.toMatchObject({ type: 'ConnectionError' });
      const make = app.with(connectionWith(keys.admin));
      await expect(make.run('listParsers')).rejects.toMatchObject({
        type: 'ConnectionError',
        message: expect.stringContaining('[307] The server sends this request on to another address'),
      });
    },
  },
];
