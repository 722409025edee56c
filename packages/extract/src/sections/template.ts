import { isSameToken, pairTokens } from './pair-tokens.ts';
import type { Sentence } from './sentences.ts';
import type { Token, TokenKind } from './tokens.ts';
import { cosine, wordsVector } from './vector.ts';

/** A sentence of one document, one of several that say the same. */
export interface Variant {
  document: number;
  sentence: Sentence;
}

/** A stretch of tokens, `to` not included. */
export interface Range {
  from: number;
  to: number;
}

/** Where sentences of one template differ. */
export interface Slot {
  /** `text` where the values are not all of one kind. */
  kind: Exclude<TokenKind, 'word' | 'mark'> | 'text';
  /** In the sentence that the template is shown by. */
  at: Range;
  /** For each variant its tokens there, perhaps none. */
  values: Range[];
}

/** What sentences have in common. */
export interface Template {
  /** The sentence that it is shown by: the most typical one. */
  shown: Variant;
  /** Those that follow the template, `shown` among them; `slots` has their values in this order. */
  variants: Variant[];
  slots: Slot[];
  /** Those that say it in other words. */
  reworded: Variant[];
}

/** Share of its words that a sentence has in common with the most typical one, from which on it follows the same template. */
const SAME_WORDING = 0.5;
/** As many words and marks are no wording of their own. */
const SHORT = 6;
/** Words that stay between two differences which are one. */
const FEW_BETWEEN = 6;

/** The template of sentences that were found to be the same one. */
export function templateOf(all: readonly Variant[]): Template | null {
  const shown = mostTypical(all);
  if (!shown) return null;
  const tokens = shown.sentence.tokens;
  const paired = all.map((variant) => {
    const loosely = variant.sentence.isRead || shown.sentence.isRead;
    return { variant, loosely, pairs: pairTokens(tokens, variant.sentence.tokens, loosely) };
  });
  const following = paired.filter(({ variant, pairs }) => {
    const most = Math.max(weightOf(tokens), weightOf(variant.sentence.tokens));
    const shared = weightOf(tokens.filter((_, index) => (pairs[index] ?? -1) >= 0));
    return (
      shared >= most * SAME_WORDING ||
      hasSameLabel(shown.sentence, variant.sentence) ||
      isShortAndAlike(tokens, variant.sentence.tokens, pairs)
    );
  });
  const columns = {
    shown: tokens,
    following: following.map(({ variant, pairs, loosely }) => ({
      tokens: variant.sentence.tokens,
      pairs,
      loosely,
    })),
  };
  const slots = mergeFragments(slotsOf(columns), columns).map((slot) => withRestOfName(slot, columns));
  return {
    shown,
    variants: following.map(({ variant }) => variant),
    slots,
    reworded: paired.filter((one) => !following.includes(one)).map(({ variant }) => variant),
  };
}

/** "Dear Anna Berg," and "Dear Karl Vogel,": of a few words, one that is the same is the template. */
function isShortAndAlike(a: readonly Token[], b: readonly Token[], pairs: Int32Array): boolean {
  if (Math.max(a.length, b.length) > SHORT) return false;
  return a.some(({ kind, key }, index) => kind === 'word' && b[pairs[index] ?? -1]?.key === key);
}

/** How much tokens say of the wording: values and names little, for they are what differs. */
const weightOf = (tokens: readonly Token[]): number =>
  tokens.reduce(
    (sum, { kind, isCapital }) => sum + (kind === 'mark' ? 0 : kind !== 'word' || isCapital ? 0.3 : 1),
    0,
  );

function mostTypical(all: readonly Variant[]): Variant | undefined {
  const [first, second] = all;
  if (!first || !second) return first;
  const vectors = all.map(({ sentence }) => wordsVector(sentence.tokens));
  const likeness = vectors.map((own) => vectors.reduce((sum, other) => sum + cosine(own, other), 0));
  // What is printed is spelt as it was meant.
  const rank = (index: number) => (likeness[index] ?? 0) - (all[index]?.sentence.isRead ? all.length : 0);
  const [best = 0] = [...all.keys()].sort((a, b) => rank(b) - rank(a));
  return all[best];
}

/** Words before a colon in two texts, if they are the same: whatever follows is filled in. */
function hasSameLabel(a: Sentence, b: Sentence): boolean {
  const [one, other] = [labelEnd(a), labelEnd(b)];
  if (one === 0 || one !== other) return false;
  return a.tokens.slice(0, one).every((token, index) => token.key === b.tokens[index]?.key);
}

const MOST_LABEL_WORDS = 6;

/** Number of tokens of a label that a text begins with: before a colon, or in the first cell of a row; 0 for none. */
export function labelEnd({ passage, tokens, kind }: Sentence): number {
  const colon = passage.text.search(/:(?:\s|$)/u);
  const cell = kind === 'row' ? (passage.pieces[1]?.at ?? -1) : -1;
  const end = colon > 0 && (cell < 0 || colon < cell) ? colon : cell;
  if (end <= 0) return 0;
  const count = tokens.filter((token) => token.end <= end).length;
  const isLabel = count <= MOST_LABEL_WORDS && tokens.slice(0, count).some(({ kind }) => kind === 'word');
  return isLabel &&
    tokens.slice(0, count).every(({ kind }) => kind === 'word' || kind === 'number' || kind === 'mark')
    ? count
    : 0;
}

interface Columns {
  shown: readonly Token[];
  following: { tokens: readonly Token[]; pairs: Int32Array; loosely: boolean }[];
}

function slotsOf(columns: Columns): Slot[] {
  const { shown, following } = columns;
  const slots: Slot[] = [];
  let start = 0;
  const starts = following.map(() => 0);
  const close = (end: number) => {
    const values = following.map(({ tokens, pairs }, index) => ({
      from: starts[index] ?? 0,
      to: end < shown.length ? (pairs[end] ?? 0) : tokens.length,
    }));
    const slot = slotOf(columns, { from: start, to: end }, values);
    if (slot) slots.push(slot);
    start = end + 1;
    for (const [index, { pairs }] of following.entries()) starts[index] = (pairs[end] ?? 0) + 1;
  };
  for (const [index, token] of shown.entries()) {
    const column = following.map(({ tokens, pairs }) => tokens[pairs[index] ?? -1]);
    if (column.some((one) => one === undefined)) continue;
    const isSame = column.every((one, at) => one && isSameToken(token, one, following[at]?.loosely ?? false));
    const isOfOneKind =
      token.kind !== 'word' && token.kind !== 'mark' && column.every((one) => one?.kind === token.kind);
    if (!isSame && !isOfOneKind) continue;
    close(index);
    if (isSame) continue;
    const values = following.map(({ pairs }) => ({ from: pairs[index] ?? 0, to: (pairs[index] ?? 0) + 1 }));
    const slot = slotOf(columns, { from: index, to: index + 1 }, values);
    if (slot) slots.push(slot);
  }
  close(shown.length);
  return slots;
}

/** Null where all say the same after all, only spelt apart or together, or with other marks. */
function slotOf({ shown, following }: Columns, at: Range, values: Range[]): Slot | null {
  const bare = values.map((range, index) => withoutMarks(following[index]?.tokens ?? [], range));
  const texts = bare.map((range, index) =>
    tokensIn(following, index, range)
      .map(({ key, kind }) => (kind === 'mark' ? '' : key))
      .join(''),
  );
  if (new Set(texts).size < 2) return null;
  const kinds = new Set(
    bare.flatMap((range, index): Slot['kind'][] => {
      const [first, ...others] = tokensIn(following, index, range);
      if (!first) return [];
      return [others.length > 0 || first.kind === 'word' || first.kind === 'mark' ? 'text' : first.kind];
    }),
  );
  const [kind = 'text'] = kinds;
  return { kind: kinds.size === 1 ? kind : 'text', at: withoutMarks(shown, at), values: bare };
}

const tokensIn = (following: Columns['following'], index: number, { from, to }: Range): readonly Token[] =>
  following[index]?.tokens.slice(from, to) ?? [];

/** Marks around a value are none of it, but for brackets that are closed within. */
function withoutMarks(tokens: readonly Token[], { from, to }: Range): Range {
  let [start, end] = [from, to];
  while (start < end && tokens[start]?.kind === 'mark') start++;
  while (end > start && tokens[end - 1]?.kind === 'mark') end--;
  return { from: start, to: end };
}

/**
 * Differences that are one: where some documents say it otherwise in two places of a sentence, everything between
 * belongs to it; and a word that long unlike texts happen to share parts nothing.
 */
function mergeFragments(slots: readonly Slot[], columns: Columns): Slot[] {
  const merged: Slot[] = [];
  for (const slot of slots) {
    const last = merged.at(-1);
    if (last && isOneChange(last, slot, columns)) {
      const values = last.values.map(({ from }, index) => ({ from, to: slot.values[index]?.to ?? from }));
      merged[merged.length - 1] = { kind: 'text', at: { from: last.at.from, to: slot.at.to }, values };
    } else merged.push(slot);
  }
  return merged;
}

function isOneChange(a: Slot, b: Slot, { shown, following }: Columns): boolean {
  const between = shown.slice(a.at.to, b.at.from);
  if (isOneName(a, b, between, following.length)) return true;
  if (a.kind !== 'text' || b.kind !== 'text') return false;
  if (between.length > FEW_BETWEEN || between.some(({ kind }) => kind !== 'word' && kind !== 'mark'))
    return false;
  const [first, second] = [groupsOf(a, following), groupsOf(b, following)];
  // One way of saying it is that of most, and the same few depart from it in both places.
  if (first.key === second.key && first.most * 2 > following.length) return true;
  const isWeak = between.length <= 2 && between.every(({ kind, key }) => kind === 'word' && key.length <= 3);
  return isWeak && (isDescriptive(a, following) || isDescriptive(b, following));
}

/** "{86 High} Street": the capitalised words that all have behind a name or address belong to it. */
function withRestOfName(slot: Slot, { shown, following }: Columns): Slot {
  const isName = slot.values.every(({ from, to }, index) => {
    const last = following[index]?.tokens[to - 1];
    return to > from && last?.kind === 'word' && last.isCapital;
  });
  if (!isName || (slot.kind !== 'text' && slot.kind !== 'name')) return slot;
  let rest = 0;
  while (rest < 2 && isPartOfName(shown[slot.at.to + rest]) && areAligned(slot, rest, following)) rest++;
  if (rest === 0) return slot;
  return {
    ...slot,
    at: { from: slot.at.from, to: slot.at.to + rest },
    values: slot.values.map(({ from, to }) => ({ from, to: to + rest })),
  };
}

const isPartOfName = (token: Token | undefined): boolean => token?.kind === 'word' && token.isCapital;

/** Whether the word so many behind the slot is the same one in all. */
const areAligned = ({ at, values }: Slot, rest: number, following: Columns['following']): boolean =>
  values.every(({ to }, index) => following[index]?.pairs[at.to + rest] === to + rest);

/** As many documents can have a word of their names or addresses in common by chance. */
const FEW_DOCUMENTS = 8;
const PART_OF_NAME: readonly Slot['kind'][] = ['text', 'name', 'number', 'identifier'];

/** "{12} Mill Lane {Leeds}": between two parts of one name or address stand only words that are part of it too. */
function isOneName(a: Slot, b: Slot, between: readonly Token[], documents: number): boolean {
  if (!PART_OF_NAME.includes(a.kind) || !PART_OF_NAME.includes(b.kind)) return false;
  if (between.length > 0 && (documents > FEW_DOCUMENTS || between.length > 3)) return false;
  return between.every(({ kind, isCapital }) => kind !== 'mark' && isCapital);
}

function groupsOf({ values }: Slot, following: Columns['following']): { key: string; most: number } {
  const texts = values.map(({ from, to }, index) =>
    (following[index]?.tokens.slice(from, to) ?? []).map(({ key }) => key).join(' '),
  );
  const distinct = [...new Set(texts)];
  const sizes = distinct.map((text) => texts.filter((one) => one === text).length);
  return { key: texts.map((text) => distinct.indexOf(text)).join(), most: Math.max(...sizes) };
}

/** Values of some words that are not names: what one writes freely. */
function isDescriptive({ values }: Slot, following: Columns['following']): boolean {
  const free = values.filter(({ from, to }, index) => {
    const own = following[index]?.tokens.slice(from, to) ?? [];
    return own.length === 0 || own.filter(({ kind, isCapital }) => kind !== 'mark' && !isCapital).length > 2;
  });
  return free.length * 3 >= values.length;
}
