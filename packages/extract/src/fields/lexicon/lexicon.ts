import { fold, type Token, tokens, wordsOfName } from '../fold.ts';
import { amountPhrases } from './amounts.ts';
import { datePhrases } from './dates.ts';
import { numberPhrases } from './numbers.ts';
import { partyPhrases } from './parties.ts';
import { listPhrases, type Phrase } from './phrases.ts';
import { statementPhrases } from './statements.ts';

/** Phrases by their first word, longest first, so that "invoice date" wins over "invoice". */
export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

const folded = (phrases: readonly Phrase[]): Phrase[] =>
  phrases.map((phrase) => ({ ...phrase, words: phrase.words.map(fold) }));

export const knownPhrases: readonly Phrase[] = folded(
  [amountPhrases, datePhrases, numberPhrases, partyPhrases].flatMap(listPhrases),
);

/** Only where an account is asked for: on an invoice "account" is where to pay. */
export const accountPhrases: readonly Phrase[] = folded(listPhrases(statementPhrases));

export function indexPhrases(phrases: readonly Phrase[]): PhraseIndex {
  const byFirst = Map.groupBy(phrases, (phrase) => phrase.words[0] ?? '');
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

export interface PhraseMatch {
  concepts: string[];
  /** Index of the first token and of the one after the last. */
  from: number;
  to: number;
}

/** Every place where a phrase stands; of overlapping ones the longest, left to right. */
export function matchPhrases(index: PhraseIndex, text: readonly Token[]): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  for (let from = 0; from < text.length; from++) {
    const fitting = (index.get(text[from]?.text ?? '') ?? []).filter((phrase) =>
      phrase.words.every((word, offset) => text[from + offset]?.text === word),
    );
    const longest = fitting[0]?.words.length;
    if (!longest) continue;
    const concepts = fitting
      .filter((phrase) => phrase.words.length === longest)
      .map((phrase) => phrase.concept);
    matches.push({ concepts: [...new Set(concepts)], from, to: from + longest });
    from += longest - 1;
  }
  return matches;
}

/** The concept that a field's own words mean, such as `vendor` → seller_name; undefined for words unknown here. */
export function conceptOf(words: readonly string[]): string | undefined {
  for (const text of words) {
    const folded = tokens(wordsOfName(text)).map((token) => token.text);
    const known = conceptByWords.get(folded.join('_'));
    if (known) return known;
  }
  return undefined;
}

/** Concepts by their own names and by their phrases, the first that has them. */
const conceptByWords = new Map(
  knownPhrases
    .flatMap(({ concept, words }) => [[concept, concept] as const, [words.join('_'), concept] as const])
    .reverse(),
);
