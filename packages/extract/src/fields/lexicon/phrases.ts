/** Concept → what documents print beside it: phrases parted by "|", in any case, accents left out. */
export type Phrases = Readonly<Record<string, string>>;

export interface Phrase {
  concept: string;
  words: string[];
}

export function listPhrases(phrases: Phrases): Phrase[] {
  return Object.entries(phrases).flatMap(([concept, text]) => {
    const unique = new Set(text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' ')));
    return [...unique].map((phrase) => ({ concept, words: phrase.split(' ') }));
  });
}
