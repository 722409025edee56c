import type { Box, DetectedField, Field, FieldResult } from '@docglean/contract';
import { round } from '../fields/model/confidence.ts';
import { around } from '../page.ts';
import { presets } from '../presets/presets.ts';
import type { Claim, Proposal } from './proposal.ts';
import { type Position, positionOf, positionOfBox, type Sample } from './sample.ts';
import { normal } from './template.ts';

const LEAST_CONFIDENCE = 0.5;
/** A list is as sure as its least sure cell. */
const LEAST_OF_LIST = 0.25;
const MOSTLY = 0.5;
/** Share of a page's height. */
const UNDER_ROWS = 0.015;
export const EXAMPLE_ROWS = 3;

/** The fields of the built-in kind that the samples are of, as far as they have values. */
export function presetFields(samples: readonly Sample[]): Proposal[] {
  const [kind = null] = samples.map((sample) => sample.kind);
  const fields = kind && samples.every((sample) => sample.kind === kind) ? presets[kind] : [];
  let last: Position = { page: 1, y: 0, x: 0 };
  return fields.flatMap((field): Proposal[] => {
    const results = samples.map(({ extracted }) => extracted.fields.find(({ name }) => name === field.name));
    const found = results.flatMap((result, sample) =>
      result && result.value !== null && result.confidence >= (result.rows ? LEAST_OF_LIST : LEAST_CONFIDENCE)
        ? [{ result, sample }]
        : [],
    );
    const [first] = found;
    if (!first || found.length < samples.length * MOSTLY) return [];
    const columns = columnsOf(
      field,
      found.map(({ result }) => result),
    );
    if (field.fields && columns.length === 0) return [];
    const box = boxOf(first.result);
    const { [first.sample]: sample } = samples;
    last = (box && positionOfBox(box)) ?? (sample && placeOf(first.result, sample)) ?? last;
    const mean = found.reduce((sum, { result }) => sum + result.confidence, 0) / samples.length;
    const required = samples.length > 1 ? found.length === samples.length : field.required === true;
    const { required: _, fields: __, ...rest } = field;
    const detected: DetectedField = {
      ...rest,
      ...(required && { required }),
      ...(field.fields && { fields: columns }),
      example: exampleOf(first.result, columns),
      confidence: round(mean),
      box: first.sample === 0 ? box : null,
    };
    return [{ field: detected, position: last, claims: found.flatMap(claimsOf) }];
  });
}

/** Those columns that any row has a value in. */
function columnsOf({ fields = [] }: Field, results: readonly FieldResult[]): Field[] {
  const rows = results.flatMap(({ rows = [] }) => rows);
  return fields.filter(({ name }) =>
    rows.some((row) => row.some((cell) => cell.name === name && cell.value !== null)),
  );
}

function exampleOf({ value, rows }: FieldResult, columns: readonly Field[]): unknown {
  if (!rows) return value;
  const names = new Set(columns.map(({ name }) => name));
  return rows
    .slice(0, EXAMPLE_ROWS)
    .map((row) =>
      Object.fromEntries(row.filter(({ name }) => names.has(name)).map((cell) => [cell.name, cell.value])),
    );
}

/** The box of a value, or around the cells of a list on its first page. */
function boxOf(result: FieldResult): Box | null {
  if (!result.rows) return result.box;
  const boxes = result.rows.flat().flatMap(({ box }) => box ?? []);
  const page = boxes[0]?.page;
  return page === undefined
    ? null
    : { page, ...around(boxes.filter((box) => box.page === page).map(({ page: _, ...rect }) => rect)) };
}

function placeOf({ raw }: FieldResult, { pages }: Sample): Position | null {
  const text = normal(raw?.split('\n')[0] ?? '');
  const segment =
    text === ''
      ? undefined
      : pages.flatMap(({ segments }) => segments).find((one) => normal(one.text).includes(text));
  return segment ? positionOf(segment) : null;
}

/** A value claims its place, a list the place of its cells on each page. */
function claimsOf({ result, sample }: { result: FieldResult; sample: number }): Claim[] {
  const cells = result.rows ? result.rows.flat() : [result];
  const texts = cells.flatMap(({ raw }) => (raw ? [raw.replace(/\s+/g, ' ').trim()] : []));
  const byPage = Map.groupBy(
    cells.flatMap(({ box }) => box ?? []),
    ({ page }) => page,
  );
  const boxes = [...byPage].map(([page, all]): Box => {
    const { x, y, width, height } = around(all.map(({ page: _, ...rect }) => rect));
    // Beside and under the cells of a row stands more about it.
    return result.rows
      ? { page, x: 0, y, width: 1, height: height + UNDER_ROWS }
      : { page, x, y, width, height };
  });
  return boxes.length > 0 ? boxes.map((box) => ({ sample, box, texts })) : [{ sample, box: null, texts }];
}
