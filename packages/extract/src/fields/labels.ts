import type { LaidOutPage } from '../layout/lines.ts';
import { type Span, spanWords } from '../layout/segments.ts';
import { tokens } from './fold.ts';
import { matchPhrases, type PhraseIndex } from './lexicon/lexicon.ts';

/** A place on the page that says what stands beside or below it. */
export interface Label {
  concepts: string[];
  span: Span;
  /** 0..1: how much it looks like a label and not like words of a sentence. */
  quality: number;
  /** Nothing but punctuation after it in its segment: its value stands elsewhere. */
  ends: boolean;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function findLabels(page: LaidOutPage, phrases: PhraseIndex): Label[] {
  return page.segments.flatMap((segment) => {
    const text = tokens(segment.text);
    const matches = matchPhrases(phrases, text);
    return matches.map((match): Label => {
      const start = text[match.from]?.start ?? 0;
      const end = text[match.to - 1]?.end ?? segment.text.length;
      const span = { segment, start, end };
      const words = spanWords(span);
      const after = segment.text.slice(end);
      const previous = matches.findLast((other) => other.to <= match.from);
      return {
        concepts: match.concepts,
        span,
        quality: qualityOf(segment.text, start, end, previous?.to === match.from, text.length),
        ends: /^[\s:.#°º()*\-–]*(?:\((?:EUR|USD|GBP|CHF|€|\$|£)\)|EUR|USD|GBP|CHF|€)?[\s:.]*$/.test(after),
        left: words[0]?.left ?? segment.left,
        right: words.at(-1)?.right ?? segment.right,
        top: segment.top,
        bottom: segment.bottom,
      };
    });
  });
}

const SENTENCE_TOKENS = 10;

/** Words of three letters ("an", "le", "von") are labels only where they stand alone; "PO" beside small letters or digits is one. */
const isWeak = (phrase: string, text: string): boolean => {
  const acronym = /^[A-Z]{2,3}$/.test(phrase) && /[\p{Ll}\d]/u.test(text);
  return phrase.replace(/[^\p{L}\d#]/gu, '').length <= 3 && !acronym;
};

function qualityOf(text: string, start: number, end: number, afterLabel: boolean, length: number): number {
  const [before, phrase, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  let quality = 1;
  const opens = /^[^\p{L}\d]*$/u.test(before);
  if (!opens) quality *= afterLabel ? 0.6 : /[:;|·•,/(–-]\s*$|\d\s*$/.test(before) ? 0.8 : 0.45;
  const closes = /^[°º]?\s*(?:[:#.]|\(|$)/.test(after);
  const valueFollows = /^[°º]?\s*[-–]?\s*[€$£]?\s*\d/.test(after);
  if (!closes) quality *= valueFollows ? 0.95 : 0.7;
  const alone = opens ? closes || valueFollows : valueFollows && /\d\s*$/.test(before);
  if (isWeak(phrase, text) && !alone) quality *= 0.3;
  if (length > SENTENCE_TOKENS && !/^\s*:/.test(after)) quality *= 0.6;
  return quality;
}
