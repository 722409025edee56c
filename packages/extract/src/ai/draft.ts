import type { Field, FieldResult } from '@docglean/contract';
import { candidate } from '../fields/candidates/candidate.ts';
import type { Reading } from '../fields/reading.ts';
import { type Leaf, wantedLeaf } from '../fields/wanted.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Evidence } from './confidence.ts';
import { findPlaces, type Place } from './find-places.ts';
import { mayBeDerived } from './may-be-derived.ts';
import { opinionOn, opinionOnCell } from './opinion.ts';
import { type PlacedCell, placeRows } from './place-rows.ts';
import { type PrintedWords, printedWords } from './printed-words.ts';
import { type Answer, isNothing } from './typed-answer.ts';

/** A field of an answer with what is known of its value, before anything is judged. */
export interface Draft {
  field: Field;
  /** Names and row numbers that lead to it. */
  path: (string | number)[];
  /** Of a single value that was given and may be kept. */
  evidence: Evidence | null;
  /** Of a list its rows, of an object its parts as one row. */
  rows: Draft[][];
}

export interface Drafting {
  answer: Answer;
  fields: readonly Field[];
  /** The pages that the model was shown. */
  pages: readonly LaidOutPage[];
  /** The whole document, as the rules read it. */
  reading: Reading;
  /** What the rules answered. */
  rules: readonly FieldResult[];
}

type Path = readonly (string | number)[];

/**
 * Looks for every value of an answer on the pages. A value that stands nowhere is left out unless the field may be
 * derived, or pages were read from pixels, where the model may have seen what the reader misread.
 */
export function draftAnswer({ answer, fields, pages, reading, rules }: Drafting): Draft[] {
  const printed = printedWords(pages);
  const drafting: Surroundings = {
    printed,
    reading,
    isFromPixels: pages.some(({ page }) => page.source === 'ocr'),
  };
  return fields.map((field) =>
    draft(
      field,
      answer[field.name],
      [],
      rules.find(({ name }) => name === field.name),
      drafting,
    ),
  );
}

interface Surroundings {
  printed: PrintedWords;
  reading: Reading;
  isFromPixels: boolean;
}

function draft(
  field: Field,
  value: unknown,
  parents: Path,
  opinion: FieldResult | undefined,
  surroundings: Surroundings,
): Draft {
  const path = [...parents, field.name];
  if (field.type === 'list<object>') {
    const rows = Array.isArray(value) ? (value as Answer[]) : [];
    return { field, path, evidence: null, rows: draftRows(field, rows, path, opinion, surroundings) };
  }
  if (field.type === 'object') {
    const parts = (field.fields ?? []).map((part) => {
      const known = opinion?.rows?.[0]?.find(({ name }) => name === part.name);
      return draft(part, (value as Answer | null)?.[part.name], path, known, surroundings);
    });
    return { field, path, evidence: null, rows: [parts] };
  }
  return { field, path, evidence: evidenceOf(field, value, parents, opinion, surroundings), rows: [] };
}

function evidenceOf(
  field: Field,
  value: unknown,
  parents: Path,
  opinion: FieldResult | undefined,
  surroundings: Surroundings,
): Evidence | null {
  if (isNothing(value)) return null;
  const names = parents.filter((one) => typeof one === 'string');
  const of = { key: [...names, field.name].join(' '), field, parents: names };
  const places = findPlaces(value, field.type, surroundings.printed);
  const { place, label } = bestLabelled(places, of, surroundings.reading);
  if (!isKept(field, value, place, surroundings)) return null;
  const rules = opinionOn(value, opinion);
  return { field, value, place, places: places.length, label, cell: null, rules };
}

const isKept = (field: Field, value: unknown, place: Place | null, { isFromPixels }: Surroundings): boolean =>
  place !== null || isFromPixels || mayBeDerived(field, value);

/** Of several places the one whose labels speak most for the field: a total also stands in the table of taxes. */
function bestLabelled(
  places: readonly Place[],
  of: Leaf,
  reading: Reading,
): { place: Place | null; label: number } {
  const { concept } = wantedLeaf(of, true);
  let [best, label]: [Place | null, number] = [places[0] ?? null, 0];
  for (const place of places) {
    const { left, above } = reading.reach(concept, candidate('text', '', place.spans));
    const reach = Math.max(left, above);
    if (reach > label) [best, label] = [place, reach];
  }
  return { place: best, label };
}

function draftRows(
  field: Field,
  rows: readonly Answer[],
  path: Path,
  opinion: FieldResult | undefined,
  surroundings: Surroundings,
): Draft[][] {
  const columns = field.fields ?? [];
  const plain = columns.filter(({ type }) => type !== 'object' && type !== 'list<object>');
  const places = rows.map((row) =>
    plain.map((column) => findPlaces(row[column.name], column.type, surroundings.printed)),
  );
  const placed = placeRows(places);
  const known = new Map(columns.map(({ name }) => [name, columnOf(opinion, name)]));
  return rows.map((row, index) => {
    const cells = placed[index] ?? [];
    const rowMissing = missingShare(plain, row, cells);
    return columns.map((column): Draft => {
      const at = plain.indexOf(column);
      const value = row[column.name];
      if (at < 0) return draft(column, value, [...path, index], undefined, surroundings);
      const { place = null, ...cell } = cells[at] ?? notPlaced;
      const evidence =
        isNothing(value) || !isKept(column, value, place, surroundings)
          ? null
          : {
              field: column,
              value,
              place,
              places: places[index]?.[at]?.length ?? 0,
              label: 0,
              cell: { ...cell, rowMissing },
              rules: opinionOnCell(value, known.get(column.name) ?? []),
            };
      return { field: column, path: [...path, index, column.name], evidence, rows: [] };
    });
  });
}

const notPlaced: PlacedCell = { place: null, row: 0, inColumn: false, isShared: false };

const columnOf = (list: FieldResult | undefined, name: string): FieldResult[] =>
  (list?.rows ?? []).flatMap((cells) => cells.find((cell) => cell.name === name) ?? []);

/** Share of the values of a row that stand nowhere, of those that could. */
function missingShare(columns: readonly Field[], row: Answer, placed: readonly PlacedCell[]): number {
  const given = columns.flatMap(({ name }, at) => {
    const value = row[name];
    return isNothing(value) || typeof value === 'boolean' ? [] : [placed[at]?.place ?? null];
  });
  return given.filter((place) => place === null).length / Math.max(1, given.length);
}
