import type { Box, Variation } from '@docglean/contract';
import { fieldName, uniqueNames } from '../detect/field-name.ts';
import { typedValue } from '../detect/value-type.ts';
import type { Conventions } from '../fields/conventions.ts';
import { fold } from '../fields/fold.ts';
import type { Filled } from './fill-slots.ts';
import { nameOf } from './naming.ts';
import { boxesAt } from './passage.ts';

/** A difference in one place of the template of a section. */
export interface Difference {
  section: string;
  sectionName: string;
  filled: Filled;
  /** Filled in when it has one: the same for all places that have the same values. */
  name: string;
}

type Value = Variation['values'][number];

interface Found {
  type: Variation['type'];
  /** By document; null where it lacks the place or has nothing there. */
  keys: (string | null)[];
  members: Difference[];
}

/** Of more variations than this only those with exactly the same values in the same documents are told to be one. */
const MOST_PAIRED = 1500;
/** Documents in which two places must both have a value to be told the same. */
const LEAST_COMMON = 2;

export interface AboutDocuments {
  ids: readonly string[];
  conventions: readonly Conventions[];
}

/**
 * Places whose values agree in every document are one variation. Gives them in the order of their first place; the
 * name is written into each difference.
 */
export function variationsOf(differences: readonly Difference[], about: AboutDocuments): Variation[] {
  const found: Found[] = [];
  const exact = new Map<string, Found>();
  for (const difference of differences) {
    const keys = keysOf(difference.filled, about.ids.length);
    const type = difference.filled.kind;
    const signature = JSON.stringify([type, keys]);
    const same =
      exact.get(signature) ??
      (found.length > MOST_PAIRED ? undefined : found.find((one) => isSame(one, keys, type)));
    if (!same) {
      const own = { type, keys, members: [difference] };
      found.push(own);
      exact.set(signature, own);
    } else {
      same.members.push(difference);
      same.keys = same.keys.map((key, document) => key ?? keys[document] ?? null);
    }
  }
  const unique = uniqueNames();
  return found.map((one): Variation => {
    const name = unique(bestName(one));
    for (const member of one.members) member.name = name;
    return {
      name,
      type: one.type,
      summary: null,
      sections: [...new Set(one.members.map(({ section }) => section))],
      occurrences: one.members.length,
      values: about.ids.map((id, document) => sideBySide(one, id, document, about.conventions[document])),
    };
  });
}

function keysOf({ values }: Filled, documents: number): (string | null)[] {
  const keys: (string | null)[] = Array.from({ length: documents }, () => null);
  for (const { document, key } of values) keys[document] = key;
  return keys;
}

function isSame(
  { keys, type }: Found,
  other: readonly (string | null)[],
  otherType: Variation['type'],
): boolean {
  if (type !== otherType) return false;
  const common = keys.flatMap((key, document) => {
    const against = other[document] ?? null;
    return key !== null && against !== null ? [[key, against] as const] : [];
  });
  const present = Math.max(
    keys.filter((key) => key !== null).length,
    other.filter((key) => key !== null).length,
  );
  if (common.length < Math.max(LEAST_COMMON, present / 2)) return false;
  return common.every(([a, b]) => a === b) && new Set(common.map(([key]) => key)).size > 1;
}

function sideBySide(
  { members, type }: Found,
  id: string,
  document: number,
  conventions: Conventions | undefined,
): Value {
  for (const { filled } of members) {
    const own = filled.values.find((value) => value.document === document);
    if (!own || own.key === null) continue;
    const raw = own.raw;
    const [box = null] = boxesAt(own.passage, own.start, own.end);
    return {
      document_id: id,
      value: typed(raw, type, conventions) as Value['value'],
      raw,
      box: box as Box | null,
    };
  }
  return { document_id: id, value: null, raw: null, box: null };
}

const fieldTypes = { date: 'date', amount: 'currency', percentage: 'number', number: 'number' } as const;

function typed(raw: string, type: Variation['type'], conventions: Conventions | undefined): unknown {
  const field = fieldTypes[type as keyof typeof fieldTypes];
  if (!field || !conventions) return raw;
  const dated = type === 'date' ? raw.replace(/\s+day\s+of\s+/i, ' ') : raw;
  return typedValue({ raw: dated, conventions }, field) ?? raw;
}

/** What most of its places call it; else its section and what it is. */
function bestName({ members, type }: Found): string {
  const names = members.flatMap(({ filled }) => {
    const { shown } = filled;
    return nameOf(shown.sentence, shown.start, shown.end) ?? [];
  });
  const counts = [...Map.groupBy(names, (name) => name)].sort((a, b) => b[1].length - a[1].length);
  const [first] = members;
  const short = fieldName((first?.sectionName ?? '').split(/\s+/).slice(0, 3).join(' '));
  return counts[0]?.[0] || [short, type].filter(Boolean).join('_') || type;
}

export const plainKey = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}%€$£]+/gu, ' ')
    .trim();
