import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';
import { introduction } from './introduction.ts';
import type { OpenApi } from './openapi.ts';
import { anchorOf, type Entry, operationSection } from './operation.ts';
import { script, style } from './style.ts';

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but the page's own style and script; nothing is loaded, and nobody may show it in a frame. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${digest(style)}`,
  `script-src ${digest(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The reference of the API as one page, from its OpenAPI document. */
export function renderDocs(document: OpenApi, serverUrl: string): string {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ method, path, operation })),
  );
  const groups = [...Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? 'Others')];
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Docglean API</title><style>${new Html(style)}</style></head><body>
<a class="skip" href="#content">Skip to the content</a>
<header><h1>Docglean API</h1>
<p>Version ${document.info.version} at <code>${serverUrl}</code>. For programs: <a href="/openapi.json">openapi.json</a>.</p></header>
<div class="page"><nav aria-label="Contents"><details open><summary>Contents</summary>
<ul><li><a href="#begin">Begin here</a></li></ul>
${groups.map(
  ([tag, members]) =>
    html`<h2>${tag}</h2><ul>${members.map(
      (entry) => html`<li><a href="#${anchorOf(entry)}">${entry.operation.summary}</a></li>`,
    )}</ul>`,
)}</details></nav>
<main id="content">${introduction(serverUrl)}
${groups.map(
  ([tag, members]) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2>
${members.map((entry) => operationSection(document, serverUrl, entry))}</section>`,
)}</main></div>
<footer>Made by this server from its own description; nothing is loaded from elsewhere.</footer>
<script>${new Html(script)}</script></body></html>`;
  return page.text;
}
