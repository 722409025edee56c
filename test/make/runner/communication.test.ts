import { type AnsweringServer, startAnsweringServer } from '../../harness/answering-server.ts';
import { communicate, type Outcome } from '../../make-runner/communication/communicate.ts';
import type { Runtime, Step } from '../../make-runner/communication/step.ts';
import type { Scope } from '../../make-runner/iml/evaluate.ts';

/** What is expected here comes from Make's documentation, not from the runner. */

let server: AnsweringServer;
beforeEach(async () => {
  server = await startAnsweringServer();
});
afterEach(() => server.close());

const json = (body: unknown, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

let runtime: Runtime;
function run(steps: Step | Step[], more: { base?: Step; scope?: Scope } = {}): Promise<Outcome> {
  runtime = { hosts: { 'https://api.example': server.url }, now: () => new Date(), delayScale: 0, log: [] };
  const scope = { temp: {}, parameters: {}, now: new Date(), ...more.scope };
  const base = { baseUrl: 'https://api.example', ...more.base };
  return communicate({ runtime, steps, base, scope, place: 'file.json' });
}

const asked = () => server.requests.map(({ url }) => url);

describe('a request', () => {
  test('takes the base under itself', async () => {
    const base = { headers: { authorization: 'Bearer k', 'x-a': '1' }, qs: { v: 2 } };
    await run({ url: '/things', headers: { 'x-a': '2' }, qs: { q: 'a b' } }, { base });
    expect(asked()).toEqual(['/things?v=2&q=a+b']);
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer k', 'x-a': '2' });
  });

  test('leaves out what is null or not there from query and headers, and keeps empty text', async () => {
    const scope = { parameters: { a: null, c: '' } };
    await run(
      { url: '/', qs: { a: '{{parameters.a}}', b: '{{parameters.b}}', c: '{{parameters.c}}', d: false } },
      { scope },
    );
    expect(asked()).toEqual(['/?c=&d=false']);
  });

  test('makes one slash of two', async () => {
    await run({ url: '/a//b' });
    await run({ url: 'https://api.example//c' });
    expect(asked()).toEqual(['/a/b', '/c']);
  });

  test('is refused where a list or a collection would become text', async () => {
    await expect(run({ url: '/', qs: { a: '{{parameters}}' } })).rejects.toThrow('would be sent as text');
    await expect(run({ url: '/', headers: { a: '{{now}}' } })).rejects.toThrow('would be sent as text');
  });

  test('is refused with a directive that the runner does not do', async () => {
    await expect(run({ url: '/', gzip: true } as Step)).rejects.toThrow('knows no "gzip"');
    await expect(run({ url: '/', method: 'POST', type: 'urlencoded', body: {} })).rejects.toThrow(
      'no body of type',
    );
  });

  test('without a url is none', async () => {
    const outcome = await run([{ response: { output: { a: '{{1 + 1}}' } } }]);
    expect(outcome.output).toEqual({ a: 2 });
    expect(asked()).toEqual([]);
  });
});

describe('several requests', () => {
  test('hand on what is in temp, and see only their own answer', async () => {
    server.answer = json({ id: 7 });
    await run([{ url: '/a', response: { temp: { id: '{{body.id}}' } } }, { url: '/b/{{temp.id}}' }]);
    expect(asked()).toEqual(['/a', '/b/7']);
    await expect(run([{ url: '/a' }, { response: { output: '{{body.id}}' } }])).rejects.toThrow(
      'no variable "body"',
    );
  });

  test('are left out where their condition is false', async () => {
    const steps = [
      { url: '/a', condition: '{{1 = 2}}' },
      { url: '/b', condition: { condition: '{{false}}', default: { a: 1 } } },
    ];
    expect((await run(steps)).output).toEqual({ a: 1 });
    expect(asked()).toEqual([]);
  });

  test('repeat while the condition says so, and not more often than the limit', async () => {
    server.answer = json({ done: false });
    await run({ url: '/', repeat: { condition: '{{!body.done}}', delay: 1000, limit: 4 } });
    expect(asked()).toHaveLength(4);
    server.answer = json({ done: true });
    await run({ url: '/', repeat: { condition: '{{!body.done}}', delay: 1000, limit: 4 } });
    expect(asked()).toHaveLength(5);
  });

  test('repeat together with what is not documented is refused', async () => {
    const repeat = { condition: '{{false}}' };
    await expect(run({ url: '/', repeat, response: { valid: '{{true}}' } })).rejects.toThrow(
      'not documented',
    );
    await expect(run({ url: '/', repeat, pagination: {} })).rejects.toThrow('not documented');
  });
});

describe('an answer', () => {
  const list = { items: [{ id: 1 }, { id: 2 }, { id: 3 }] };

  test('is the output where nothing else is said', async () => {
    server.answer = json({ a: 1 });
    expect((await run({ url: '/' })).output).toEqual({ a: 1 });
  });

  test('is iterated, filtered and cut', async () => {
    server.answer = json(list);
    const iterate = { container: '{{body.items}}', condition: '{{item.id != 2}}' };
    const output = { id: '{{item.id}}' };
    expect((await run({ url: '/', response: { iterate, output } })).output).toEqual([{ id: 1 }, { id: 3 }]);
    expect((await run({ url: '/', response: { iterate, output, limit: 1 } })).output).toEqual([{ id: 1 }]);
    expect(
      (await run({ url: '/', response: { iterate, output, limit: '{{parameters.limit}}' } })).output,
    ).toHaveLength(2);
  });

  test('a limit of 0 is a wrong configuration', async () => {
    await expect(run({ url: '/', response: { limit: 0 } })).rejects.toMatchObject({
      type: 'InvalidConfigurationError',
    });
  });

  test('of something that is no list cannot be iterated', async () => {
    server.answer = json({ item: 1 });
    await expect(run({ url: '/', response: { iterate: '{{body.items}}' } })).rejects.toThrow('gives no list');
  });

  test('is wrapped at the end', async () => {
    server.answer = json(list);
    const response = { iterate: '{{body.items}}', output: '{{item.id}}', wrapper: { all: '{{output}}' } };
    expect((await run({ url: '/', response })).output).toEqual({ all: [1, 2, 3] });
  });

  test('can be binary, and still JSON where it is an error', async () => {
    const response = {
      type: { '*': 'json', '200-299': 'binary' },
      output: '{{body}}',
      error: '{{body.message}}',
    };
    server.answer = { status: 200, body: 'bytes' };
    expect((await run({ url: '/', response })).output).toEqual(Buffer.from('bytes'));
    server.answer = json({ message: 'Gone' }, 404);
    await expect(run({ url: '/', response })).rejects.toThrow('Gone');
  });
});

describe('pages', () => {
  const paged: Step = {
    url: '/',
    qs: { a: 1 },
    response: { iterate: '{{body.items}}', output: '{{item}}', limit: '{{parameters.limit}}' },
    pagination: { qs: { cursor: '{{body.next}}' }, condition: '{{body.next}}' },
  };

  test('follow each other until the condition is false', async () => {
    server.answer = json({ items: [1, 2], next: null });
    expect((await run(paged)).output).toEqual([1, 2]);
    expect(asked()).toEqual(['/?a=1']);
  });

  test('end at the limit', async () => {
    server.answer = json({ items: [1, 2], next: 'n' });
    expect((await run(paged, { scope: { parameters: { limit: 5 } } })).output).toEqual([1, 2, 1, 2, 1]);
    expect(asked()).toEqual(['/?a=1', '/?a=1&cursor=n', '/?a=1&cursor=n']);
  });

  test('end with an empty one, and after 50', async () => {
    server.answer = json({ items: [], next: 'n' });
    await run(paged);
    expect(asked()).toHaveLength(1);
    server.answer = json({ items: [1], next: 'n' });
    expect((await run(paged)).output).toHaveLength(50);
  });

  test('the condition is looked at for this page and the next', async () => {
    server.answer = json({ items: [1] });
    const until = (condition: string) => run({ ...paged, pagination: { condition } });
    expect((await until('{{pagination.page < 3}}')).output).toHaveLength(2);
    expect((await until('{{pagination.page <= 3}}')).output).toHaveLength(3);
    expect((await until('{{pagination.page = 1}}')).output).toHaveLength(1);
  });
});

describe('an error', () => {
  test('has the type and the words of its status', async () => {
    const error = {
      message: 'Any',
      404: { type: 'DataError', message: '[{{statusCode}}] {{body.message}}' },
    };
    server.answer = json({ message: 'No such thing' }, 404);
    const refused = run({ url: '/', response: { error } });
    await expect(refused).rejects.toMatchObject({ type: 'DataError', message: '[404] No such thing' });
  });

  test.each([
    [429, 'RateLimitError'],
    [500, 'ConnectionError'],
    [404, 'RuntimeError'],
  ])('%i is by itself a %s', async (status, type) => {
    server.answer = json({}, status);
    await expect(run({ url: '/' })).rejects.toMatchObject({ type });
  });

  test('is what is not valid', async () => {
    server.answer = json({ ok: false });
    const valid = { condition: '{{body.ok}}', message: 'It is {{body.ok}}.', type: 'IncompleteDataError' };
    await expect(run({ url: '/', response: { valid } })).rejects.toMatchObject({
      type: 'IncompleteDataError',
      message: 'It is false.',
    });
    await expect(run({ url: '/', response: { valid: '{{body.ok}}' } })).rejects.toMatchObject({
      type: 'DataError',
    });
  });

  test('is no answer at all', async () => {
    server.close();
    await expect(run({ url: '/' })).rejects.toMatchObject({ type: 'ConnectionError' });
  });
});

describe('the log', () => {
  test('hides what the base and the step say, whatever the case of the name', async () => {
    server.answer = json({ token: 't', other: 'o' });
    const base = {
      headers: { Authorization: 'Bearer key' },
      log: { sanitize: ['request.headers.authorization', 'response.body.token'] },
    };
    await run({ url: '/', method: 'POST', body: { a: 1 } }, { base });
    expect(runtime.log).toMatchObject([
      {
        request: {
          method: 'POST',
          url: 'https://api.example/',
          headers: { authorization: '[hidden]' },
          body: { a: 1 },
        },
        response: { status: 200, body: { token: '[hidden]', other: 'o' } },
      },
    ]);
  });

  test('a list of the step is laid over that of the base place by place, as lodash does', async () => {
    const base = { headers: { authorization: 'k' }, log: { sanitize: ['request.headers.authorization'] } };
    await run({ url: '/', log: { sanitize: ['request.body'] } }, { base });
    expect(runtime.log[0]?.request.headers).toMatchObject({ authorization: 'k' });
  });
});
