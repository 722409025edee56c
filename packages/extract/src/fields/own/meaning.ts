import type { Field } from '@docglean/contract';
import { wordsOfName } from '../fold.ts';
import { isForm, stemsOf } from './words.ts';

/** One way in which a page may name a field, and how far it is to be trusted (0..1). */
export interface Naming {
  stems: readonly string[];
  trust: number;
}

/** What a field's own words say of it. */
export interface Meaning {
  namings: readonly Naming[];
  /** Words of the objects it belongs to: its label may stand under them. */
  parents: readonly string[];
  isName: boolean;
  isAddress: boolean;
}

const [ADDRESS = ''] = stemsOf('address');
const MOST_WORDS = 7;

/** What pages may print beside a field: its name, its synonyms, parts of its description. */
export function meaningOf(field: Field, parents: readonly string[] = []): Meaning {
  const name = stemsOf(field.name);
  const around = [...new Set(parents.flatMap(stemsOf))];
  const short = name.filter((word) => !around.includes(word));
  const namings: Naming[] = [
    { stems: name, trust: 1 },
    ...(short.length > 0 && short.length < name.length ? [{ stems: short, trust: 0.9 }] : []),
    ...(field.synonyms ?? []).map((synonym) => ({ stems: stemsOf(synonym), trust: 1 })),
    ...partsOf(field.description).map((part) => ({ stems: stemsOf(part), trust: 0.9 })),
  ].filter(({ stems }) => stems.length > 0);
  const words = new Set([...name, ...stemsOf(wordsOfName(field.description?.split(/[.(;]/)[0] ?? ''))]);
  return {
    namings,
    parents: around,
    isName: name.includes('name'),
    isAddress: name.includes(ADDRESS) || (words.has(ADDRESS) && !name.includes('name')),
  };
}

/** Phrases of a description that may stand on the page: what is in brackets or quotes, and what is left without form. */
function partsOf(description = ''): string[] {
  const text = description.replace(/\b(?:e\.g\.|i\.e\.|such as|for example|z\.B\.|p\. ?ex\.).*$/i, '');
  const inside = [...text.matchAll(/\(([^()]{2,60})\)|["“'‘]([^"”’']{2,60})["”’']/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const outside = text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[,;:.]\s|\b(?:printed|shown|as|in|on|from|under|for|exactly)\b/i);
  return [text, ...inside, ...outside]
    .map((part) =>
      part
        .split(/\s+/)
        .filter((word) => !isForm(word.toLowerCase().replace(/[^\p{L}]/gu, '')) || /\d|no\.|#/i.test(word))
        .join(' '),
    )
    .filter((part) => {
      const { length } = stemsOf(part);
      return length > 0 && length <= MOST_WORDS;
    });
}
