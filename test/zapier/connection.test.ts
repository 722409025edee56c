import { type ErrorCode, errorCatalogue } from '@docglean/contract';
import { readServerUrl } from '../../zapier-app/src/api/server-url.ts';
import app from '../../zapier-app/src/index.ts';
import { type AnsweringServer, startAnsweringServer } from '../harness/answering-server.ts';
import { apiKey } from '../harness/server.ts';
import { type Connected, connect, handler } from './connected.ts';
import { publishInvoice } from './invoices.ts';

let all: Connected;
let other: AnsweringServer;
beforeAll(async () => {
  all = await connect({}, { poor: { credits: 0 } });
  other = await startAnsweringServer();
});
afterAll(async () => {
  other.close();
  await all.close();
});

const testConnection = (authData: Parameters<Connected['zapierAs']>[0] = {}) =>
  all.zapierAs(authData).execute<Record<string, unknown>>('authentication.test');

describe('the connection', () => {
  test('is tested on the server, and named after its account and host', async () => {
    const { results } = await testConnection();
    expect(results).toMatchObject({ account: 'My account', host: new URL(all.server.url).host });
    expect(app.authentication?.connectionLabel).toBe('{{account}} ({{host}})');
  });

  test('with a wrong key is expired', async () => {
    await expect(testConnection({ api_key: 'dg_wrong' })).rejects.toMatchObject({
      name: 'ExpiredAuthError',
      message: expect.stringContaining('The API key is missing or not valid.'),
    });
  });

  test.each([
    ['docglean.example.com', 'full web address'],
    ['', 'full web address'],
    ['http://docglean.example.com', 'start with https://'],
    ['ftp://docglean.example.com', 'start with https://'],
    ['https://ada:secret@docglean.example.com', 'user name and password'],
    ['https://docglean.example.com/?key=1', 'from ? or # on'],
    ['https://docglean.example.com/#console', 'from ? or # on'],
  ])('is not made to "%s"', async (server_url, why) => {
    await expect(testConnection({ server_url })).rejects.toThrow(why);
  });

  test('takes addresses as people copy them', () => {
    expect(readServerUrl(' https://Docglean.Example.com/ ')).toEqual({ url: 'https://docglean.example.com' });
    expect(readServerUrl('https://example.com/docglean/')).toEqual({ url: 'https://example.com/docglean' });
  });

  test('to this machine is only for tests', () => {
    delete process.env.DOCGLEAN_ZAPIER_ALLOW_LOOPBACK;
    expect(readServerUrl('http://127.0.0.1:3210').problem).toMatch('start with https://');
  });

  test('to a server that is not there says what to look at', async () => {
    await expect(testConnection({ server_url: 'http://127.0.0.1:9' })).rejects.toThrow(
      /does not answer .*ECONNREFUSED.*reached from the internet/,
    );
  });

  test('to a server that is not Docglean says so', async () => {
    other.answer = { status: 404, body: '<h1>Not here</h1>' };
    await expect(testConnection({ server_url: other.url })).rejects.toThrow(
      /answered with 404, and not as Docglean does/,
    );
  });
});

describe('the key', () => {
  test('does not follow a redirect, whose target is named', async () => {
    other.answer = { status: 301, headers: { location: `${all.platform.url}/v1/me?x=1` } };
    const seen = all.platform.fileRequests.length;
    await expect(testConnection({ server_url: other.url })).rejects.toThrow(
      `sends this request on to ${all.platform.url}. Connect with the address`,
    );
    expect(all.platform.fileRequests).toHaveLength(seen);
  });

  test('is not sent to where a file is', async () => {
    await all.zapier.run('extract_document', { file: await publishInvoice(all.platform) });
    const [headers] = all.platform.fileRequests.slice(-1);
    expect(headers).toBeDefined();
    expect(JSON.stringify(headers)).not.toContain(apiKey);
  });

  test.each(['//evil.example/v1/me', '/@evil.example/', '/\\evil.example', '/../..//evil.example/'])(
    'is sent to no other server by the path %s',
    async (path) => {
      other.requests.length = 0;
      other.answer = { status: 200, body: '{}' };
      await all.zapierAs({ server_url: other.url }).run('api_request', { method: 'GET', path });
      expect(other.requests).toHaveLength(1);
    },
  );

  test('and the secrets of webhooks are in no log of Zapier', async () => {
    all.platform.logs.length = 0;
    const subscription = await all.zapier.subscribe('new_extracted_document');
    await all.zapier.run('extract_document', {
      file: await publishInvoice(all.platform),
      pdf_password: 'open-sesame-1234',
    });
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    await all.zapier.receive(subscription, call);
    await all.zapier.unsubscribe(subscription);
    const logged = all.platform.logs.join('\n');
    expect(logged).toContain('/v1/webhooks');
    expect(logged).not.toContain(apiKey);
    expect(logged).not.toContain(subscription.subscribeData.secret);
    expect(logged).not.toContain('open-sesame-1234');
  });
});

describe('errors', () => {
  const expired: ErrorCode[] = ['UNAUTHORIZED'];
  const halted: ErrorCode[] = ['INSUFFICIENT_CREDITS', 'QUOTA_EXCEEDED'];
  const again: Partial<Record<ErrorCode, number>> = {
    NOT_FINISHED: 60,
    REQUEST_IN_PROGRESS: 10,
    RATE_LIMITED: 60,
    SERVICE_UNAVAILABLE: 30,
  };
  const answered = (Object.keys(errorCatalogue) as ErrorCode[]).filter(
    (code) => errorCatalogue[code].status > 0,
  );

  const thrownFor = async (code: string, status: number, headers: Record<string, string> = {}) => {
    const error = {
      code,
      message: 'What is wrong. How to mend it.',
      details: [{ path: 'name', message: 'Too long.', fix: 'Shorten it.' }],
      request_id: 'req_1',
    };
    other.answer = { status, body: JSON.stringify({ error }), headers };
    return await testConnection({ server_url: other.url }).then(
      () => {
        throw new Error('nothing was thrown');
      },
      (thrown: Error) => thrown,
    );
  };

  test.each(answered)('%s is what Zapier should make of it', async (code) => {
    const { status } = errorCatalogue[code];
    const thrown = await thrownFor(code, status);
    expect(thrown.message).toMatch(/What is wrong\. How to mend it\.\\?n?/);
    expect(thrown.message).toContain('name: Too long. Shorten it.');
    expect(thrown.message).toContain('Request ID: req_1');
    if (expired.includes(code)) {
      expect(thrown.name).toBe('ExpiredAuthError');
    } else if (halted.includes(code)) {
      expect(thrown.name).toBe('HaltedError');
    } else if (again[code]) {
      expect(thrown.name).toBe('ThrottledError');
      expect(JSON.parse(thrown.message)).toMatchObject({ delay: again[code] });
    } else {
      expect(thrown.name).toBe('AppError');
      expect(JSON.parse(thrown.message)).toMatchObject({ code, status });
    }
  });

  test('the server says how long to wait, and Zapier not longer than five minutes', async () => {
    const short = await thrownFor('RATE_LIMITED', 429, { 'retry-after': '7' });
    expect(JSON.parse(short.message)).toMatchObject({ delay: 7 });
    const long = await thrownFor('RATE_LIMITED', 429, { 'retry-after': '3600' });
    expect(JSON.parse(long.message)).toMatchObject({ delay: 300 });
  });

  test('a proxy in front of a server that restarts makes Zapier come back', async () => {
    other.answer = { status: 502, body: '<h1>Bad gateway</h1>' };
    await expect(testConnection({ server_url: other.url })).rejects.toMatchObject({ name: 'ThrottledError' });
  });

  test('a new code of a newer server is an error in its words', async () => {
    const thrown = await thrownFor('SOMETHING_NEW', 400);
    expect(thrown.name).toBe('AppError');
  });

  test('an account without credits stops the run without blaming the Zap', async () => {
    const poor = all.zapierAs({ api_key: all.server.keyOf('poor') });
    await expect(
      poor.run('extract_document', { file: await publishInvoice(all.platform) }),
    ).rejects.toMatchObject({ name: 'HaltedError', message: expect.stringContaining('enough credits') });
  });
});

test('the definition keeps to the schema of Zapier', async () => {
  expect((await handler({ command: 'validate' })).results).toEqual([]);
});
