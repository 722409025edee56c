import type { Box, DetectedField, Field, Table } from '@docglean/contract';
import { columnConcept } from '../fields/find-items.ts';
import { round } from '../fields/model/confidence.ts';
import { shapeOf, type TableView, tableViews } from '../fields/own/table-view.ts';
import { isLabelLike } from './entry.ts';
import { fieldName, plainLabel, uniqueNames } from './field-name.ts';
import { EXAMPLE_ROWS } from './preset-fields.ts';
import { type Claim, isClaimed, type Proposal } from './proposal.ts';
import { type Position, positionOfBox, type Sample } from './sample.ts';
import { normal, type Template } from './template.ts';
import { typedValue, typeOfValues } from './value-type.ts';

const ALONE = 0.6;
const RECURS = 0.85;
const LEAST_ROWS = 2;

/** One list for each table with a header and rows: its columns are its fields. */
export function listFields(
  samples: readonly Sample[],
  template: Template | null,
  known: readonly Proposal[],
): Proposal[] {
  const claims = known.flatMap((proposal) => proposal.claims);
  const tables = samples.flatMap((sample, index) =>
    headedTables(sample, index).filter(({ box, rows }) => {
      const [cell] = rows.flat().filter(({ text }) => text.length > 1);
      const inside = rows.flat().some((one) => isClaimed(claims, index, one.box, one.text));
      return !inside && !(cell && isClaimed(claims, index, box, cell.text));
    }),
  );
  return [...Map.groupBy(tables, ({ key }) => key).values()].flatMap((same): Proposal[] => {
    const [first] = same;
    if (!first) return [];
    const bodies = new Set(
      same.map(({ rows }) =>
        normal(
          rows
            .flat()
            .map(({ text }) => text)
            .join('|'),
        ),
      ),
    );
    const inSamples = new Set(same.map(({ sample }) => sample)).size;
    if (inSamples > 1 && bodies.size === 1) return [];
    const confidence = !template ? ALONE : inSamples > 1 ? RECURS : ALONE * 0.7;
    const field = listField(same, samples, round(confidence));
    const position: Position = first.box ? positionOfBox(first.box) : { page: first.page, y: 0.5, x: 0 };
    return field ? [{ field, position, claims: same.flatMap(claimsOf) }] : [];
  });
}

interface HeadedTable {
  sample: number;
  key: string;
  heads: string[];
  rows: TableView['rows'];
  page: number;
  box: Box | null;
  title: string;
  boxes: Box[];
}

function headedTables(sample: Sample, index: number): HeadedTable[] {
  const { tables } = sample.extracted;
  return tableViews(tables, (table) => titleOver(table, sample)).flatMap((view): HeadedTable[] => {
    const from = view.rows.findIndex(isHeader);
    const header = view.rows[from];
    // A header far down the table is a row like any other.
    if (!header || from > MOST_BEFORE) return [];
    const rows = view.rows.slice(from + 1).filter((row) => filled(row) >= Math.max(2, filled(header) / 2));
    const heads = header.map(({ text }) => text.trim());
    if (rows.length < LEAST_ROWS || !looksLikeRows(heads, rows)) return [];
    const parts = tables.filter((table) => table.rows.some((row) => view.rows.includes(row)));
    const boxes = parts.flatMap(({ box }) => box ?? []);
    const key = heads.map(normal).join('|');
    const [box = null] = boxes;
    return [
      { sample: index, key, heads, rows, page: parts[0]?.page ?? view.page, box, boxes, title: view.heading },
    ];
  });
}

const MOST_BEFORE = 2;

const filled = (row: TableView['rows'][number]): number =>
  row.filter(({ text }) => text.trim() !== '').length;

function isHeader(row: TableView['rows'][number]): boolean {
  const heads = row.map(({ text }) => text.trim()).filter((text) => text !== '');
  const distinct = new Set(heads.map(normal)).size === heads.length;
  return (
    heads.length >= 2 &&
    heads.length * 2 > row.length &&
    distinct &&
    heads.every((head) => shapeOf(head) === 'text' && isLabelLike(head) && !/:$|[☐☒]/.test(head))
  );
}

/** Whether the cells under the heads are unlike them; two columns of words are labels and values. */
function looksLikeRows(heads: readonly string[], rows: TableView['rows']): boolean {
  const typed = heads.filter((head, column) => {
    const cells = rows.map((row) => row[column]?.text ?? '').filter((text) => text.trim() !== '');
    return head !== '' && cells.filter((text) => shapeOf(text) !== 'text').length * 2 > cells.length;
  }).length;
  const columns = heads.filter((head) => head !== '').length;
  const labels = rows.filter((row) => /:\s*$/.test(row[0]?.text ?? '')).length;
  const long = rows.flat().filter(({ text }) => text.split(/\s+/).length > 25).length;
  if (labels * 2 > rows.length || long * 4 > rows.length * columns) return false;
  return columns > 2 ? true : typed > 0;
}

function listField(
  same: readonly HeadedTable[],
  samples: readonly Sample[],
  confidence: number,
): DetectedField | null {
  const [first] = same;
  if (!first) return null;
  const unique = uniqueNames();
  const columns = first.heads.flatMap((head, column) => {
    const printed = same.flatMap(({ rows, sample }) => {
      const conventions = samples[sample]?.conventions;
      const texts = rows.map((row) => row[column]?.text.trim() ?? '').filter((text) => text !== '');
      return conventions ? texts.map((raw) => ({ raw, conventions })) : [];
    });
    const name = fieldName(head);
    if (name === '' || printed.length === 0) return [];
    // Sums and notes stand in a column of numbers too: what nearly all cells are counts.
    const { type } = mostlyTyped(printed, head);
    const field: Field = { name: unique(name), type, synonyms: [plainLabel(head).slice(0, 100)] };
    return [{ column, field }];
  });
  if (columns.length < 2) return null;
  const example = first.rows.slice(0, EXAMPLE_ROWS).map((row) =>
    Object.fromEntries(
      columns.map(({ column, field }) => {
        const conventions = samples[first.sample]?.conventions;
        const raw = row[column]?.text ?? '';
        return [field.name, conventions && raw ? typedValue({ raw, conventions }, field.type) : null];
      }),
    ),
  );
  return {
    name: listName(
      first,
      columns.map(({ field }) => field),
    ),
    type: 'list<object>',
    description:
      `The rows of the table with the columns ${columns.map(({ field }) => field.synonyms?.[0]).join(', ')}.`.slice(
        0,
        1000,
      ),
    fields: columns.map(({ field }) => field),
    example,
    confidence,
    box: first.sample === 0 ? first.box : null,
  };
}

const NEARLY_ALL = 0.7;

function mostlyTyped(printed: Parameters<typeof typeOfValues>[0], head: string): { type: Field['type'] } {
  const types = printed.map((one) => typeOfValues([one], head).type);
  const numeric = ['integer', 'number', 'currency'] as const;
  const share = (wanted: readonly string[]) =>
    types.filter((type) => wanted.includes(type)).length / types.length;
  for (const type of ['boolean', 'date'] as const) if (share([type]) >= NEARLY_ALL) return { type };
  if (share(numeric) < NEARLY_ALL) return { type: 'string' };
  if (types.includes('currency')) return { type: 'currency' };
  return { type: types.includes('number') ? 'number' : 'integer' };
}

const MOST_TITLE_WORDS = 5;

function listName({ title }: HeadedTable, columns: readonly Field[]): string {
  const concepts = columns.map(columnConcept);
  const isItems =
    concepts.includes('description') && ['quantity', 'amount'].some((one) => concepts.includes(one));
  const isTitle =
    isLabelLike(title) && title.split(/\s+/).length <= MOST_TITLE_WORDS && !/\d{2}|:/.test(title);
  return (isTitle && fieldName(title)) || (isItems ? 'line_items' : 'rows');
}

/** Share of a page's height over a table within which its title stands. */
const TITLE_WITHIN = 0.04;

function titleOver({ box }: Table, { pages }: Sample): string {
  const page = pages.find(({ page: { number } }) => number === box?.page);
  if (!box || !page) return '';
  const above = page.segments.filter(({ bottom, left, right }) => {
    const gap = box.y - bottom / page.page.height;
    const across = left / page.page.width < box.x + box.width && right / page.page.width > box.x;
    return gap > -0.002 && gap < TITLE_WITHIN && across;
  });
  const last = above.at(-1);
  const isAlone = last && above.filter(({ line }) => line === last.line).length === 1;
  return isAlone ? last.text : '';
}

function claimsOf({ sample, boxes, rows }: HeadedTable): Claim[] {
  const texts = rows.flat().map(({ text }) => text.trim());
  return boxes.length > 0 ? boxes.map((box) => ({ sample, box, texts })) : [{ sample, box: null, texts }];
}
