import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { renderDocs } from '../../server/src/http/docs/render.ts';
import { walkOpenApi } from '../harness/openapi-walk.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
let response: Response;
let page: string;
beforeAll(async () => {
  server = await startTestServer();
  response = await server.request('/docs', { headers: { 'x-api-key': '' } });
  page = await response.text();
});
afterAll(() => server.close());

test('every operation is on the page, with its address and an example at this server', async () => {
  const { operations } = await walkOpenApi(server.url);
  expect(operations.length).toBeGreaterThan(40);
  for (const { id, method, path, needsKey } of operations) {
    const article = page.split(`<article id="op-${id}"`)[1]?.split('</article>')[0] ?? '';
    expect([id, article]).toEqual([id, expect.stringContaining(`<code>${path}</code>`)]);
    expect([id, article]).toEqual([id, expect.stringContaining(`>${method}</span>`)]);
    const start = method === 'GET' ? 'curl' : `curl -X ${method}`;
    expect([id, article]).toEqual([id, expect.stringContaining(`${start} &quot;${server.url}/`)]);
    expect([id, article.includes('X-API-Key: $KEY')]).toEqual([id, needsKey]);
    expect([id, article]).toEqual([id, expect.stringContaining('how to mend it')]);
    expect([id, page]).toEqual([id, expect.stringContaining(`href="#op-${id}"`)]);
  }
});

test('parameters, fields of the body and what is nested in them are explained', () => {
  const article = page.split('<article id="op-createExtraction"')[1]?.split('</article>')[0] ?? '';
  for (const name of ['Idempotency-Key', 'callback_url', 'document_type', 'content_base64', 'synonyms'])
    expect(article).toContain(`<code>${name}</code>`);
  expect(article).toContain('Attach at least one file as &quot;files&quot;');
});

test('nothing is loaded, and every link on the page leads somewhere', () => {
  const targets = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target ?? '');
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  for (const target of targets) {
    if (target.startsWith('#')) expect([target, ids.has(target.slice(1))]).toEqual([target, true]);
    else expect(target).toBe('/openapi.json');
  }
  expect(page).not.toMatch(/<(link|img|iframe|object|embed|base)\b|@import|url\(/i);
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; /,
  );
});

test('what the description says is text, never markup', () => {
  const evil = `<img src=x onerror="alert('1')">`;
  const operation = {
    operationId: 'evil',
    summary: evil,
    description: `${evil} \`${evil}\``,
    tags: [evil],
    security: [],
    parameters: [{ in: 'query', name: evil, description: evil, required: true, schema: { enum: [evil] } }],
    requestBody: {
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { [evil]: { type: 'string', default: evil, description: evil } },
          },
        },
      },
    },
    responses: { '200': { description: evil } },
  };
  const document = {
    info: { version: evil },
    paths: { [`/${evil}`]: { get: operation } },
    components: { schemas: {} },
  };
  const made = renderDocs(document, `http://x/${evil}`);
  expect(made).not.toContain('<img');
  expect(made).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  // Attributes are quoted, so a value cannot end one.
  expect(made).not.toMatch(/="[^"]*<img/);
});

const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
(chromium ? test : test.skip)(
  'a real browser finds the page as it is meant, its style and script included',
  async () => {
    const { stdout, stderr } = await promisify(execFile)(
      chromium ?? '',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--enable-logging=stderr',
        '--dump-dom',
        `${server.url}/docs`,
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    expect(stdout).toContain('Docglean API');
    // The buttons are hidden until the script, which the policy lets run by its digest, shows them.
    expect(stdout).toContain('<button type="button" class="copy">Copy</button>');
    expect(stderr).not.toMatch(/Content Security Policy|Refused to/);
  },
);
