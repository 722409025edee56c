import type { Variation } from '@docglean/contract';
import type { Passage } from './passage.ts';
import type { Sentence } from './sentences.ts';
import { labelEnd, type Range, type Slot, type Template, type Variant } from './template.ts';

/** What one document has in a place of a template. */
export interface FilledValue {
  document: number;
  passage: Passage;
  start: number;
  end: number;
  raw: string;
  /** The same for equal values; null for none. */
  key: string | null;
}

/** A place of a template with what each document has there. */
export interface Filled {
  kind: Variation['type'];
  values: FilledValue[];
  /** Where it stands in the sentence that the template is shown by. */
  shown: { sentence: Sentence; start: number; end: number };
}

/** More words than this behind a label are text that goes on, and no value. */
const MOST_VALUE_TOKENS = 14;

/** The places of a template, each widened to whole values: all that stands behind a label, or in a cell. */
export function fillSlots({ shown, variants, slots, reworded }: Template): Filled[] {
  const wide = widened(slots, shown, variants);
  return wide.flatMap((slot) => {
    const values = [
      ...variants.map(({ document, sentence }, index) =>
        valueIn(document, sentence, slot.values[index] ?? { from: 0, to: 0 }),
      ),
      ...reworded.flatMap(({ document, sentence }) => {
        const range = sameKindIn(sentence, slot, wide);
        return range ? [valueIn(document, sentence, range)] : [];
      }),
    ];
    const trimmed = slot.kind === 'name' ? withoutCommonStart(values) : values;
    const own = valueIn(shown.document, shown.sentence, slot.at);
    const place = trimmed.find(({ document }) => document === shown.document) ?? own;
    if (new Set(trimmed.map(({ key }) => key)).size < 2) return [];
    return [
      {
        kind: slot.kind === 'text' ? kindOfTexts(trimmed) : slot.kind,
        values: trimmed,
        shown: { sentence: shown.sentence, start: place.start, end: place.end },
      },
    ];
  });
}

function valueIn(document: number, { passage, tokens }: Sentence, { from, to }: Range): FilledValue {
  const own = tokens
    .slice(from, to)
    .filter((token, index, all) => token.kind !== 'mark' || (index > 0 && index < all.length - 1));
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) {
    const at = tokens[from]?.start ?? passage.text.length;
    return { document, passage, start: at, end: at, raw: '', key: null };
  }
  let end = last.end;
  const text = passage.text.slice(first.start, end);
  // "Acme (Ireland" is not all of it.
  if (/\([^)]*$/u.test(text) && passage.text[end] === ')') end += 1;
  return {
    document,
    passage,
    start: first.start,
    end,
    raw: passage.text.slice(first.start, end),
    key: own.flatMap(({ kind, key }) => (kind === 'mark' ? [] : [key])).join(' '),
  };
}

/**
 * Said in other words, a sentence still has its values: where the template has one value of a kind, or all of them are
 * there in as many, the one that counts the same is it.
 */
function sameKindIn({ tokens }: Sentence, slot: Slot, all: readonly Slot[]): Range | null {
  if (slot.kind === 'text' || slot.kind === 'number') return null;
  const ofKind = all.filter(({ kind }) => kind === slot.kind);
  const own = tokens.flatMap(({ kind }, index) => (kind === slot.kind ? [index] : []));
  const index = own[ofKind.indexOf(slot)];
  return own.length === ofKind.length && index !== undefined ? { from: index, to: index + 1 } : null;
}

/** Slots behind one label or in one cell become one, that of the whole value. */
function widened(slots: readonly Slot[], shown: Variant, variants: readonly Variant[]): Slot[] {
  const label = labelEnd(shown.sentence);
  const groups = Map.groupBy(slots, (slot) => cellOf(shown.sentence, slot, label));
  return [...groups].flatMap(([cell, own]) => {
    if (cell < 0) return own;
    const at = rangeOf(shown.sentence, cell, label);
    const values = variants.map(({ sentence }) => rangeOf(sentence, cell, label));
    const isShort = [at, ...values].every(({ from, to }) => to - from <= MOST_VALUE_TOKENS);
    if (!isShort || at.to <= at.from) return own;
    const [only] = own;
    const isWhole = own.length === 1 && only && only.at.from === at.from && only.at.to === at.to;
    return [{ kind: isWhole ? only.kind : kindOver(at, values, shown, variants), at, values }];
  });
}

/** Which cell of its row a place is in, or 0 for behind a label in running text; -1 where neither can be told. */
function cellOf({ kind, passage, tokens }: Sentence, { at }: Slot, label: number): number {
  if (label === 0 || at.from < label) return -1;
  if (kind !== 'row') return 0;
  const start = tokens[at.from]?.start ?? passage.text.length;
  return passage.pieces.findLastIndex((piece) => piece.at <= start);
}

function rangeOf({ kind, passage, tokens }: Sentence, cell: number, label: number): Range {
  if (kind !== 'row' || cell === 0) return { from: label, to: tokens.length };
  const [from, to] = [passage.pieces[cell]?.at, passage.pieces[cell + 1]?.at];
  if (from === undefined) return { from: tokens.length, to: tokens.length };
  const first = tokens.findIndex(({ start }) => start >= from);
  const last = to === undefined ? tokens.length : tokens.findIndex(({ start }) => start >= to);
  const begin = first < 0 ? tokens.length : first;
  return { from: Math.max(label, begin), to: last < 0 ? tokens.length : last };
}

/** A value that was widened keeps its kind if it is a single value everywhere. */
function kindOver(
  at: Range,
  values: readonly Range[],
  shown: Variant,
  variants: readonly Variant[],
): Slot['kind'] {
  const kinds = new Set(
    [
      { range: at, sentence: shown.sentence },
      ...values.map((range, index) => ({ range, sentence: variants[index]?.sentence ?? shown.sentence })),
    ]
      .filter(({ range }) => range.to > range.from)
      .map(({ range, sentence }) =>
        range.to - range.from === 1 ? (sentence.tokens[range.from]?.kind ?? 'word') : 'word',
      ),
  );
  const [kind = 'word'] = kinds;
  return kinds.size === 1 && kind !== 'word' && kind !== 'mark' ? kind : 'text';
}

/** "Firma Nord GmbH" and "Firma Süd GmbH": what all names begin with is no part of them. */
function withoutCommonStart(values: readonly FilledValue[]): FilledValue[] {
  const words = values.map(({ raw }) => raw.split(/\s+/));
  let common = 0;
  while (words.every((own) => own.length > common + 2 && own[common] === words[0]?.[common])) common++;
  if (common === 0) return [...values];
  return values.map((value, index) => {
    const cut = (words[index]?.slice(0, common).join(' ').length ?? 0) + 1;
    const raw = value.raw.slice(cut);
    return { ...value, start: value.start + cut, raw, key: raw.toLowerCase() };
  });
}

const NAME_LIKE =
  /^\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:(?:von|van|de|del|di|da|und|and|&|der|zu)\s+)*\p{Lu}[\p{L}\p{M}.’'-]*){1,5}$/u;

/** Texts that are all some capitalised words are names. */
function kindOfTexts(values: readonly FilledValue[]): Filled['kind'] {
  const present = values.filter(({ key }) => key !== null);
  return present.length > 0 && present.every(({ raw }) => NAME_LIKE.test(raw)) ? 'name' : 'text';
}
