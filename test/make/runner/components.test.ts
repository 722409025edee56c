import { type AnsweringServer, startAnsweringServer } from '../../harness/answering-server.ts';
import type { TriggerState } from '../../make-runner/components/trigger.ts';
import { installApp, type Scenario } from '../../make-runner/make-app.ts';

/** An app as small as each test needs. What is expected comes from Make's documentation, not from the runner. */

let server: AnsweringServer;
beforeEach(async () => {
  server = await startAnsweringServer();
});
afterEach(() => server.close());

type Code = Record<string, unknown>;
type Parts = Record<string, Record<string, { about?: object; code: Code }>>;

const json = (body: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The files of an app with these components. */
function filesOf(parts: Parts): Map<string, string> {
  const files = new Map([['base.iml.json', JSON.stringify({ baseUrl: 'https://api.example' })]]);
  const components: Record<string, Record<string, object>> = {};
  for (const [type, ids] of Object.entries(parts))
    for (const [id, { about, code }] of Object.entries(ids)) {
      const names = Object.keys(code).map((name) => [name, `${type}/${id}.${name}.iml.json`]);
      for (const [name = '', file = ''] of names) files.set(file, JSON.stringify(code[name]));
      components[type] = { ...components[type], [id]: { ...about, codeFiles: Object.fromEntries(names) } };
    }
  const generalCodeFiles = { base: 'base.iml.json', common: null, readme: null, groups: null };
  return files.set('makecomapp.json', JSON.stringify({ generalCodeFiles, components }));
}

const install = (parts: Parts) =>
  installApp({ files: filesOf(parts), hosts: { 'https://api.example': server.url }, delayScale: 0 });
const scenario = (parts: Parts): Scenario =>
  install(parts).with({ values: { key: 'k' }, metadata: undefined, uid: undefined });

const moduleWith = (moduleType: string, code: Code): Parts => ({
  module: { it: { about: { moduleType }, code } },
});

describe('a form', () => {
  const form = [
    { name: 'text', type: 'text', required: true, validate: { pattern: '^a' } },
    { name: 'count', type: 'uinteger', default: 3, validate: { min: 1, max: 5 } },
    {
      name: 'kind',
      type: 'select',
      options: [
        { label: 'A', value: 'a', nested: [{ name: 'inner', type: 'text', required: true }] },
        { label: 'B', value: 'b' },
      ],
    },
    {
      name: 'rows',
      type: 'array',
      spec: [
        {
          name: 'type',
          type: 'select',
          options: [
            { label: 'X', value: 'x', nested: [{ name: 'more', type: 'text' }] },
            { label: 'Y', value: 'y' },
          ],
        },
      ],
    },
    { name: 'list', type: 'array', spec: { type: 'text' } },
  ];
  const make = () =>
    scenario(
      moduleWith('action', {
        mappableParams: form,
        communication: { response: { output: { given: '{{parameters}}' } } },
        interface: [{ name: 'given', type: 'any' }],
      }),
    );
  const given = async (parameters: Code) => (await make().run('it', parameters))[0]?.given;

  test('fills in defaults and leaves out what is empty', async () => {
    expect(await given({ text: 'ab' })).toEqual({ text: 'ab', count: 3 });
  });

  test('shows what is below a choice only where it is made', async () => {
    expect(await given({ text: 'a', kind: 'a', inner: 'i' })).toMatchObject({ inner: 'i' });
    await expect(given({ text: 'a', kind: 'a' })).rejects.toThrow("required parameter 'inner'");
    await expect(given({ text: 'a', kind: 'b', inner: 'i' })).rejects.toThrow('has no "inner"');
    const rows = [{ type: 'x', more: 'm' }, { type: 'y' }];
    expect(await given({ text: 'a', rows })).toMatchObject({ rows });
    await expect(given({ text: 'a', rows: [{ type: 'y', more: 'm' }] })).rejects.toThrow('has no "more"');
  });

  test.each([
    [{}, "Missing value of required parameter 'text'"],
    [{ text: '' }, "Missing value of required parameter 'text'"],
    [{ text: 'ba' }, 'does not match ^a'],
    [{ text: 5 }, 'it is no text'],
    [{ text: 'a', count: -1 }, 'it is no uinteger'],
    [{ text: 'a', count: 6 }, 'it is not from 1 to 5'],
    [{ text: 'a', kind: 'c' }, '"c" cannot be chosen'],
    [{ text: 'a', list: [1] }, 'it is no text'],
  ])('refuses %j', async (parameters, words) => {
    await expect(given(parameters)).rejects.toMatchObject({
      type: 'BundleValidationError',
      message: expect.stringContaining(words),
    });
  });
});

describe('what a module gives', () => {
  const giving = (moduleType: string, output: unknown, spec: unknown) =>
    scenario(moduleWith(moduleType, { communication: { response: { output } }, interface: spec })).run('it');
  const text = [{ name: 'a', type: 'text' }];

  test('an action gives one collection or nothing, a search each of its items', async () => {
    expect(await giving('action', { a: 'x' }, text)).toEqual([{ a: 'x' }]);
    expect(await giving('action', [{ a: 'x' }], text)).toEqual([]);
    expect(await giving('search', [{ a: 'x' }, { a: 'y' }], text)).toEqual([{ a: 'x' }, { a: 'y' }]);
  });

  test.each([
    ['a value that the interface lacks', { a: 'x', b: 1 }, text, 'b is given, but not in the interface'],
    ['a value of another type', { a: 1 }, text, 'a is 1, which is no text'],
    ['a day declared as a date', { a: '2026-03-14' }, [{ name: 'a', type: 'date' }], 'no date'],
    ['a time without milliseconds', { a: '2026-03-14T09:30:00Z' }, [{ name: 'a', type: 'date' }], 'no date'],
    [
      'something deep inside',
      { a: [{ b: { c: 1 } }] },
      [{ name: 'a', type: 'array', spec: [{ name: 'b', type: 'collection', spec: [] }] }],
      'a[].b.c is given',
    ],
    [
      'an item of a plain list',
      { a: ['x', 1] },
      [{ name: 'a', type: 'array', spec: { type: 'text' } }],
      'a[] is 1',
    ],
  ])('%s is found', async (_, output, spec, words) => {
    await expect(giving('action', output, spec)).rejects.toThrow(words);
  });

  test('null, what is not there and full times are fine', async () => {
    const spec = [
      { name: 'a', type: 'date' },
      { name: 'b', type: 'number' },
      { name: 'c', type: 'any' },
    ];
    expect(await giving('action', { a: '2026-03-14T09:30:00.000Z', b: null, c: [1] }, spec)).toHaveLength(1);
  });
});

describe('a polling trigger', () => {
  const items = (...days: number[]) =>
    days.map((day) => ({ id: `i${day}`, at: `2026-03-${day}T00:00:00.000Z` }));
  const parts = (order: string): Parts => {
    const response = {
      iterate: '{{body.items}}',
      output: { id: '{{item.id}}' },
      limit: '{{parameters.limit}}',
      trigger: { type: 'date', order, id: '{{item.id}}', date: '{{item.at}}' },
    };
    return moduleWith('trigger', {
      staticParams: [{ name: 'limit', type: 'uinteger', required: true }],
      communication: {
        url: '/',
        qs: { after: "{{if(data.lastDate, formatDate(data.lastDate, 'YYYY-MM-DD', 'UTC'), undefined)}}" },
        response,
      },
      epoch: {
        qs: { newest: true },
        response: { limit: 2, output: { label: '{{item.id}}', date: '{{item.at}}' } },
      },
      interface: [{ name: 'id', type: 'text' }],
    });
  };
  const ids = (bundles: { id?: unknown }[]) => bundles.map(({ id }) => id);

  test('gives what is new, oldest first, no more than its limit, and remembers', async () => {
    server.answer = json({ items: items(13, 11, 12) });
    const make = scenario(parts('unordered'));
    const state: TriggerState = {};
    expect(ids(await make.poll('it', { limit: 2 }, state))).toEqual(['i11', 'i12']);
    expect(state).toEqual({ lastDate: new Date('2026-03-12'), sameDateIds: ['i12'] });
    expect(ids(await make.poll('it', { limit: 2 }, state))).toEqual(['i13']);
    expect(server.requests.map(({ url }) => url)).toEqual(['/', '/?after=2026-03-12']);
  });

  test('tells items of the same moment apart', async () => {
    const same = [
      { id: 'a', at: '2026-03-11T00:00:00.000Z' },
      { id: 'b', at: '2026-03-11T00:00:00.000Z' },
    ];
    server.answer = json({ items: same });
    const make = scenario(parts('asc'));
    const state: TriggerState = {};
    expect(ids(await make.poll('it', { limit: 1 }, state))).toEqual(['a']);
    expect(ids(await make.poll('it', { limit: 1 }, state))).toEqual(['b']);
    expect(await make.poll('it', { limit: 1 }, state)).toEqual([]);
  });

  test('lets someone choose where to begin', async () => {
    server.answer = json({ items: items(13, 12, 11) });
    expect(await scenario(parts('asc')).epoch('it', { limit: 1 })).toEqual([
      { label: 'i13', date: '2026-03-13T00:00:00.000Z' },
      { label: 'i12', date: '2026-03-12T00:00:00.000Z' },
    ]);
    expect(server.requests[0]?.url).toBe('/?newest=true');
  });
});

describe('a connection', () => {
  test('is tested with what was filled in, without the base, and keeps what the test says', async () => {
    server.answer = json({ id: 7, name: 'Ann' });
    const communication = {
      url: 'https://api.example/me',
      headers: { key: '{{parameters.key}}' },
      response: {
        uid: '{{body.id}}',
        metadata: { type: 'text', value: '{{body.name}}' },
        data: { extra: '{{body.name}}' },
      },
    };
    const params = [{ name: 'key', type: 'password', required: true }];
    const app = install({ connection: { it: { code: { communication, params } } } });
    expect(await app.connect('it', { key: 'k' })).toEqual({
      values: { key: 'k', extra: 'Ann' },
      uid: 7,
      metadata: { type: 'text', value: 'Ann' },
    });
    expect(server.requests[0]?.headers.key).toBe('k');
    const relative = install({ connection: { it: { code: { communication: { url: '/me' }, params } } } });
    await expect(relative.connect('it', { key: 'k' })).rejects.toThrow('no base address');
  });
});

describe('a webhook', () => {
  const parts = (more: Code = {}): Parts => ({
    webhook: {
      hook: {
        code: {
          params: [{ name: 'secret', type: 'password' }],
          attach: {
            url: 'https://api.example/hooks',
            method: 'POST',
            body: { to: '{{webhook.url}}' },
            response: { data: { id: '{{body.id}}' } },
          },
          detach: { url: 'https://api.example/hooks/{{webhook.id}}', method: 'DELETE' },
          communication: {
            verification: {
              condition: "{{body.type = 'ping'}}",
              respond: { status: 202, body: { pong: '{{body.n}}' } },
            },
            condition: '{{headers.`x-secret` = parameters.secret}}',
            output: { id: '{{body.id}}' },
            respond: { status: 200, body: 'ok' },
            ...more,
          },
        },
      },
    },
    module: {
      it: {
        about: { moduleType: 'instant_trigger', webhook: 'hook' },
        code: {
          communication: { url: '/things/{{payload.id}}' },
          interface: [{ name: 'a', type: 'number' }],
        },
      },
    },
  });
  const request = (body: object, secret = 's') => ({
    headers: { 'x-secret': secret },
    body: JSON.stringify(body),
  });

  test('is attached with its address, and detached by what attaching kept', async () => {
    server.answer = json({ id: 'h1' });
    const make = scenario(parts());
    const hook = await make.attach('hook', { secret: 's' }, 'https://hook.example/1');
    expect(hook.values).toEqual({ url: 'https://hook.example/1', id: 'h1' });
    await make.detach(hook);
    expect(server.requests.map(({ url }) => url)).toEqual(['/hooks', '/hooks/h1']);
  });

  test('passes on what fulfils its condition to a trigger that fetches the rest', async () => {
    server.answer = json({ a: 1 });
    const make = scenario(parts());
    const hook = await make.attach('hook', { secret: 's' }, 'https://hook.example/1');
    expect(await make.receive('it', hook, request({ id: 5 }))).toEqual({
      response: { status: 200, body: 'ok' },
      bundles: [{ a: 1 }],
    });
    expect(server.requests.at(-1)?.url).toBe('/things/5');
    expect((await make.receive('it', hook, request({ id: 5 }, 'other'))).bundles).toEqual([]);
  });

  test('answers a verification with nothing else', async () => {
    server.answer = json({ id: 'h1' });
    const make = scenario(parts());
    const hook = await make.attach('hook', { secret: 's' }, 'https://hook.example/1');
    const { response, bundles } = await make.receive('it', hook, request({ type: 'ping', n: 3 }));
    expect([response, bundles]).toEqual([{ status: 202, body: { pong: 3 } }, []]);
  });

  test('sees neither a connection nor what attaching kept, when a call comes in', async () => {
    server.answer = json({ id: 'h1' });
    for (const condition of ['{{connection.key}}', '{{webhook.id}}', '{{rawBody}}']) {
      const make = scenario(parts({ condition }));
      const hook = await make.attach('hook', { secret: 's' }, 'https://hook.example/1');
      await expect(make.receive('it', hook, request({ id: 5 }))).rejects.toThrow('There is no variable');
    }
  });
});

describe('an RPC', () => {
  test('fills lists to choose from, forms and interfaces', async () => {
    server.answer = json({ items: [{ id: 1, name: 'One' }] });
    const list = {
      url: '/list',
      response: { iterate: '{{body.items}}', output: { label: '{{item.name}}', value: '{{item.id}}' } },
    };
    const inputs = {
      url: '/inputs/{{parameters.chosen}}',
      response: { output: [{ name: 'extra', type: 'text' }] },
    };
    const parts: Parts = {
      rpc: { list: { code: { communication: list } }, inputs: { code: { communication: inputs } } },
      module: {
        it: {
          about: { moduleType: 'action' },
          code: {
            mappableParams: [
              { name: 'chosen', type: 'select', options: { store: 'rpc://list', nested: 'rpc://inputs' } },
            ],
            interface: [{ name: 'a', type: 'text' }, 'rpc://inputs'],
            communication: { response: { output: { extra: '{{parameters.extra}}' } } },
          },
        },
      },
    };
    const make = scenario(parts);
    expect(await make.form('it')).toMatchObject([{ name: 'chosen', choices: [{ label: 'One', value: 1 }] }]);
    expect((await make.form('it', { chosen: 1 })).map(({ name }) => name)).toEqual(['chosen', 'extra']);
    expect((await make.interface('it')).map(({ name }) => name)).toEqual(['a', 'extra']);
    // A run asks for no lists to choose from.
    server.requests.length = 0;
    await make.run('it', { chosen: 1, extra: 'e' });
    expect(server.requests.map(({ url }) => url)).not.toContain('/list');
    await expect(make.run('it', { extra: 'e' })).rejects.toThrow('has no "extra"');
  });
});

describe('the body of a request', () => {
  const sending = (step: Code) =>
    scenario(
      moduleWith('action', {
        mappableParams: [
          { name: 'file', type: 'buffer' },
          { name: 'none', type: 'text' },
        ],
        communication: { url: '/', method: 'POST', ...step },
        interface: [],
      }),
    );

  test('leaves out of a form what is not there', async () => {
    const received: string[] = [];
    const { createServer } = await import('node:http');
    const upload = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => received.push(chunk));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => upload.listen(0, '127.0.0.1', resolve));
    const { port } = upload.address() as { port: number };
    const body = {
      file: { value: '{{parameters.file}}', options: { filename: 'a.txt' } },
      none: '{{parameters.none}}',
      n: 1,
    };
    const url = `http://127.0.0.1:${port}/`;
    await sending({ url, type: 'multipart/form-data', body }).run('it', { file: Buffer.from('content') });
    upload.close();
    const sent = received.join('');
    expect(sent).toContain('name="file"; filename="a.txt"');
    expect(sent).toContain('content');
    expect(sent).toContain('name="n"');
    expect(sent).not.toContain('name="none"');
  });

  test.each([
    ['a file without a name', { file: { value: '{{parameters.file}}' } }, 'has no name'],
    [
      'a file that is none',
      { file: { value: '{{parameters.none}}', options: { filename: 'a' } } },
      'is no file',
    ],
    ['a list as text', { list: [1, 2] }, 'would be sent as text'],
  ])('refuses %s', async (_, body, words) => {
    const sent = sending({ type: 'multipart/form-data', body }).run('it', { file: Buffer.from('x') });
    await expect(sent).rejects.toThrow(words);
  });
});
