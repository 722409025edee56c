import type { Field } from '@docglean/contract';
import { fold, tokens, wordsOfName } from '../fields/fold.ts';
import { wantedLeaf } from '../fields/wanted.ts';

const known = new Map<string, string | null>();

/** Ways to write "number" that the lexicon does not list for every phrase. */
const NUMBER_WORDS = /\b(?:nr|num|no|id|ref|reference|n)\b/;

/** What the words of a field mean, as the lexicon calls it: "PO nr" is a `purchase_order`. null: unknown. */
export function meaningOfName(name: string, synonyms: readonly string[] = []): string | null {
  const key = [name, ...synonyms].join('\n');
  const before = known.get(key);
  if (before !== undefined) return before;
  const words = tokens(wordsOfName(fold(name)))
    .map(({ text }) => text)
    .join(' ');
  const spelled = words.replace(NUMBER_WORDS, 'number');
  const meaning = lexiconMeaning(name, synonyms) ?? (spelled === words ? null : lexiconMeaning(spelled, []));
  // Names are the users' own: a server that runs for years must not keep them all.
  if (known.size > 5000) known.clear();
  known.set(key, meaning);
  return meaning;
}

function lexiconMeaning(name: string, synonyms: readonly string[]): string | null {
  const field: Field = { name, type: 'string', synonyms: [...synonyms] };
  const { concept } = wantedLeaf({ key: name, field, parents: [] }, true);
  return concept.startsWith('own:') ? null : concept;
}
