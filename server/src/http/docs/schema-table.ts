import { type Html, html, prose } from './html.ts';
import { type OpenApi, resolve, type Schema } from './openapi.ts';

/** The fields of an object as a table; what they are made of opens below them. */
export function schemaTable(
  document: OpenApi,
  given: Schema,
  { showRequired = false }: { showRequired?: boolean } = {},
  above: readonly string[] = [],
): Html | null {
  const schema = objectIn(document, given);
  if (!schema?.properties) return null;
  const inside = schema.name ? [...above, schema.name] : above;
  const rows = Object.entries(schema.properties).map(([name, property]) => {
    const shown = resolve(document, property);
    const nested = objectIn(document, property);
    const isAbove = nested?.name !== undefined && inside.includes(nested.name);
    const table = nested && !isAbove ? schemaTable(document, nested, { showRequired }, inside) : null;
    return html`<tr>
<td><code>${name}</code>${showRequired && schema.required?.includes(name) && html` <b class="needed">needed</b>`}</td>
<td>${typeOf(document, property)}</td>
<td>${prose(shown.description ?? '')}${limits(shown)}
${table && html`<details><summary>Parts of <code>${name}</code></summary>${table}</details>`}
${isAbove && html` The same parts as above.`}</td></tr>`;
  });
  return html`<div class="wide" tabindex="0" role="region" aria-label="Fields"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">What it is</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** The object that a schema is, or that is in its list, or beside "or nothing"; of several kinds, all they may have. */
function objectIn(document: OpenApi, given: Schema): (Schema & { name?: string }) | null {
  const schema = resolve(document, given);
  if (schema.properties) return schema;
  if (schema.items) return objectIn(document, schema.items);
  const kinds = (schema.anyOf ?? schema.oneOf ?? [])
    .map((one) => objectIn(document, one))
    .filter((kind) => kind !== null);
  const [only, ...others] = kinds;
  if (!only || others.length === 0) return only ?? null;
  return {
    ...(schema.name !== undefined && { name: schema.name }),
    properties: Object.assign({}, ...kinds.map(({ properties }) => properties)),
    required: (only.required ?? []).filter((name) =>
      others.every(({ required }) => required?.includes(name)),
    ),
  };
}

/** `list of text`, in the words of someone who does not program. */
export function typeOf(document: OpenApi, given: Schema): string {
  const schema = resolve(document, given);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return [...new Set(several.map((one) => typeOf(document, one)))].join(' or ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => wordOf({ ...schema, type })).join(' or ');
  if (schema.items) return `list of ${typeOf(document, schema.items)}`;
  return wordOf(schema);
}

const words: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};
const formats: Record<string, string> = {
  'date-time': 'time',
  date: 'date',
  uri: 'address',
  binary: 'file',
};

function wordOf({ type, format }: Schema): string {
  if (type === 'string' && format && formats[format]) return formats[format];
  return typeof type === 'string' ? (words[type] ?? type) : 'anything';
}

/** What else is said about a value: choices, bounds, default, example. */
export function limits(schema: Schema): Html | null {
  const facts: Html[] = [];
  if (schema.enum)
    facts.push(
      html`One of ${schema.enum.map((one, i) => html`${i > 0 && ', '}<code>${String(one)}</code>`)}.`,
    );
  if (
    schema.minimum !== undefined &&
    schema.maximum !== undefined &&
    schema.maximum < Number.MAX_SAFE_INTEGER
  )
    facts.push(html`From ${schema.minimum} to ${schema.maximum}.`);
  if (schema.maxItems !== undefined) facts.push(html`At most ${schema.maxItems}.`);
  if (schema.maxLength !== undefined) facts.push(html`At most ${schema.maxLength} characters.`);
  if (schema.default !== undefined && JSON.stringify(schema.default) !== '{}')
    facts.push(html`Default: <code>${plain(schema.default)}</code>.`);
  const example = schema.example ?? schema.examples?.[0];
  if (example !== undefined) facts.push(html`Such as <code>${plain(example)}</code>.`);
  return facts.length > 0 ? html` <span class="limits">${facts.map((fact) => html`${fact} `)}</span>` : null;
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
