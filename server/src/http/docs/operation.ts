import { type ErrorCode, errorCatalogue } from '@docglean/contract';
import { curlOf } from './curl.ts';
import { type Html, html, prose } from './html.ts';
import type { OpenApi, OperationObject, Parameter } from './openapi.ts';
import { limits, schemaTable, typeOf } from './schema-table.ts';

export interface Entry {
  method: string;
  path: string;
  operation: OperationObject;
}

export const anchorOf = ({ operation }: Entry): string => `op-${operation.operationId}`;

/** One operation: what it does, what it takes, what it answers. */
export function operationSection(document: OpenApi, serverUrl: string, entry: Entry): Html {
  const { method, path, operation } = entry;
  const { parameters = [], requestBody, security } = operation;
  return html`<article id="${anchorOf(entry)}" aria-labelledby="${anchorOf(entry)}-name">
<h3 id="${anchorOf(entry)}-name">${operation.summary}</h3>
<p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></p>
${operation.description && html`<p>${prose(operation.description)}</p>`}
${security.length === 0 && html`<p>Needs no API key, or has rules of its own.</p>`}
${example(curlOf(document, serverUrl, method, path, operation))}
${parameters.length > 0 && parameterTable(document, parameters)}
${Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => {
  const table = schema && schemaTable(document, schema, { showRequired: true });
  return html`<details><summary>Body as <code>${type}</code></summary>
${table ?? html`<p>The file itself, byte by byte.</p>`}</details>`;
})}
${answers(document, operation)}
</article>`;
}

export const example = (code: string): Html =>
  html`<div class="example"><button type="button" class="copy" hidden>Copy</button><pre tabindex="0"><code>${code}</code></pre></div>`;

const places: Record<string, string> = { path: 'in the address', query: 'after the ?', header: 'header' };

const parameterTable = (document: OpenApi, parameters: readonly Parameter[]) =>
  html`<h4>Parameters</h4><div class="wide" tabindex="0" role="region" aria-label="Parameters"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">What it is</th></tr></thead>
<tbody>${parameters.map(
    (
      parameter,
    ) => html`<tr><td><code>${parameter.name}</code>${parameter.required && html` <b class="needed">needed</b>`}
<br><small>${places[parameter.in] ?? parameter.in}</small></td>
<td>${typeOf(document, parameter.schema)}</td>
<td>${prose(parameter.description ?? parameter.schema.description ?? '')}${limits(parameter.schema)}</td></tr>`,
  )}</tbody></table></div>`;

function answers(document: OpenApi, { responses }: OperationObject): Html {
  const [good, bad] = [
    Object.entries(responses).filter(([status]) => status < '400'),
    Object.entries(responses).filter(([status]) => status >= '400'),
  ];
  return html`<h4>Answer</h4>${good.map(([status, { description, content = {} }]) => {
    const table = Object.entries(content).map(([type, { schema }]) => {
      const fields = schema && schemaTable(document, schema);
      return html`${fields ? html`<details><summary>Fields of the answer</summary>${fields}</details>` : html`<p>As <code>${type}</code>.</p>`}`;
    });
    return html`<p><b>${status}</b> ${prose(description)}</p>${table}`;
  })}
<details><summary>What can go wrong, and how to mend it</summary><dl>${bad.flatMap(
    ([status, { description }]) =>
      codesIn(description).map(
        (code) => html`<dt><b>${status}</b> <code>${code}</code></dt>
<dd>${prose(errorCatalogue[code].message)} ${prose(errorCatalogue[code].fix)}</dd>`,
      ),
  )}</dl></details>`;
}

/** The description of an answer begins each paragraph with the code. */
const codesIn = (description: string): ErrorCode[] =>
  [...description.matchAll(/^([A-Z_]+): /gm)]
    .map(([, code]) => code as ErrorCode)
    .filter((code) => Object.hasOwn(errorCatalogue, code));
