import { html } from './html.ts';
import { example } from './operation.ts';

/** What somebody who does not program needs before the first call. */
export const introduction = (serverUrl: string) => html`
<section aria-labelledby="begin"><h2 id="begin">Begin here</h2>
<p>You send a document; a moment later you fetch what stands in it, as typed values with a confidence and a place on the
page. The examples are for a terminal (<code>curl</code>); an HTTP step of n8n, Zapier or Make takes the same address,
headers and body.</p>

<h3 id="key">Your key</h3>
<p>Every request carries your API key, in the header <code>X-API-Key</code> or as <code>Authorization: Bearer</code>.
The server printed the first one at its first start; with it you make others, one for each place that uses it. Whoever has
a key can read your documents: keep it out of web pages and shared files. To see that it works:</p>
${example(`KEY=dg_…\ncurl "${serverUrl}/v1/me" -H "X-API-Key: $KEY"`)}

<h3 id="first-call">Your first document</h3>
<p>Send one or more files. The answer has an <code>id</code> that begins with <code>ext_</code>:</p>
${example(`curl "${serverUrl}/v1/extractions" -H "X-API-Key: $KEY" -F files=@invoice.pdf`)}
<p>Wait until it is finished (the answer comes then, or after 60 seconds: ask again), and fetch the documents. Their
values are in <code>result</code>:</p>
${example(`curl "${serverUrl}/v1/extractions/ext_…?wait=60" -H "X-API-Key: $KEY"\ncurl "${serverUrl}/v1/extractions/ext_…/results" -H "X-API-Key: $KEY"`)}
<p>A document ends as <code>completed</code>, as <code>needs_review</code> where a needed value is doubtful or a sum does
not hold, or as <code>failed</code>, with the reason in <code>error</code>.</p>

<h3 id="ids">Ids and times</h3>
<p>What an id begins with says what it is of: <code>ext_</code> extraction, <code>doc_</code> document, <code>prs_</code>
parser, <code>whk_</code> webhook, <code>evt_</code> event, <code>key_</code> API key, <code>mat_</code> match. Times are in UTC, such as
<code>2026-03-14T09:30:00.000Z</code>; dates on documents are <code>2026-03-14</code>.</p>

<h3 id="paging">Lists, page by page</h3>
<p>A list answers with <code>items</code> and <code>next_cursor</code>. Ask again with <code>?cursor=</code> and that text
for the next page; <code>null</code> means that there is none. <code>limit</code> says how many you want at once, 100 at
most.</p>

<h3 id="errors">When something is wrong</h3>
<p>Every error looks the same. <code>message</code> says what is wrong and how to mend it, <code>details</code> which part
of your request it is about, <code>code</code> is one word for your workflow to decide by. Give <code>request_id</code> to
whoever runs the server when you ask for help.</p>
${example(`{
  "error": {
    "code": "NO_FILES",
    "message": "There is no file in the request. Attach at least one file as \\"files\\", …",
    "request_id": "req_…"
  }
}`)}
<p>After 429 wait as many seconds as the header <code>Retry-After</code> says. After 500 and 503 try again a little later.</p>

<h3 id="idempotency">Sending again without doing twice</h3>
<p>If a connection breaks you do not know whether your request arrived. Give each POST a header
<code>Idempotency-Key</code> with any new text, such as a UUID, and send it again with the <em>same</em> text: within 24
hours the server does the work once and gives the first answer again.</p>

<h3 id="webhooks">Being called instead of asking</h3>
<p>Subscribe an address to events with <a href="#op-createWebhook">POST /v1/webhooks</a>, or give one extraction or
comparison a <code>callback_url</code>. Answer with a 2xx within ten seconds; anything else is tried again for more than a day.
The same event can come twice: its <code>webhook-id</code> is the same then.</p>
<p>Anybody can call your address, so check that it was this server. Calls are signed as
<em>Standard Webhooks</em> says; libraries of that name do this in most languages:</p>
<ol><li>Put together the header <code>webhook-id</code>, a dot, the header <code>webhook-timestamp</code>, a dot, and the
body exactly as it arrived.</li>
<li>Take the secret of the webhook without <code>whsec_</code>, decode it from base64, and make the HMAC-SHA256 of that
text with it, as base64. A secret without <code>whsec_</code> is used as it is.</li>
<li>One of the signatures in the header <code>webhook-signature</code> (apart by spaces) must be <code>v1,</code> and that
result. Refuse a timestamp that is more than five minutes away from now.</li></ol>
${example(`import { verifyWebhook } from '@docglean/client';
const event = await verifyWebhook(secret, request.headers, await request.text());`)}
</section>`;
