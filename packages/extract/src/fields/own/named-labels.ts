import type { Segment } from '../../layout/segments.ts';
import type { Meaning, Naming } from './meaning.ts';
import type { Vocabulary } from './vocabulary.ts';
import { likeness } from './words.ts';

/** A place on the page whose words are those of a field. */
export interface NamedLabel {
  segment: Segment;
  start: number;
  end: number;
  /** Share of the field's words that stand here, rare ones counting more. */
  coverage: number;
  /** Share of the words here that are the field's. */
  precision: number;
  /** Both at once, less where the words stand amidst others (0..1). */
  match: number;
  opens: boolean;
  closes: boolean;
  colon: boolean;
}

const LEAST_MATCH = 0.3;
const MOST_LABELS = 14;
/** Words of others that may stand between two words of a label. */
const MOST_BETWEEN = 3;

/** The labels that name a field, the best first. */
export function namedLabels({ namings }: Meaning, vocabulary: Vocabulary): NamedLabel[] {
  const best = new Map<Segment, NamedLabel>();
  for (const naming of namings) {
    const bySegment = new Map<Segment, Map<number, number>>();
    for (const stem of naming.stems) {
      for (const { segment, at, like } of vocabulary.find(stem)) {
        const hits = bySegment.get(segment) ?? new Map<number, number>();
        hits.set(at, Math.max(hits.get(at) ?? 0, like));
        bySegment.set(segment, hits);
      }
    }
    for (const [segment, hits] of bySegment) {
      const label = labelIn(segment, hits, naming, vocabulary);
      if (label && label.match > (best.get(segment)?.match ?? LEAST_MATCH)) best.set(segment, label);
    }
  }
  return [...best.values()].sort((a, b) => b.match - a.match).slice(0, MOST_LABELS);
}

function labelIn(
  segment: Segment,
  hits: ReadonlyMap<number, number>,
  { stems, trust }: Naming,
  vocabulary: Vocabulary,
): NamedLabel | null {
  const words = vocabulary.wordsOf(segment);
  let best: NamedLabel | null = null;
  const places = [...hits.keys()].sort((a, b) => a - b);
  for (const [first, from] of places.entries()) {
    const to = lastOf(places.slice(first));
    const window = words.slice(from, to + 1);
    const [start, end] = [window[0]?.start ?? 0, window.at(-1)?.end ?? 0];
    const [before, after] = [segment.text.slice(0, start), segment.text.slice(end)];
    const opens = OPENS.test(before);
    const closes = CLOSES.test(after);
    const coverage = share(
      stems,
      (stem) => Math.max(...window.map((word) => likeness(stem, word.stem))),
      vocabulary,
    );
    const colonAt = segment.text.indexOf(':', end);
    const head = words.filter((word) => colonAt < 0 || word.end <= colonAt).length;
    const until = closes ? to + 1 : Math.max(to + 1, Math.min(head, to + 1 + MOST_AROUND));
    const around = words.slice(opens ? from : Math.max(0, from - MOST_BEFORE), until);
    const precision = share(
      around.map((word) => word.stem),
      (stem) => Math.max(...stems.map((own) => likeness(own, stem))),
      vocabulary,
    );
    const match = trust * coverage * (0.45 + 0.55 * precision) * (opens ? 1 : 0.8);
    if (match > (best?.match ?? 0)) {
      const colon = /^[^:]{0,40}:/.test(after);
      best = { segment, start, end, coverage, precision, match, opens, closes, colon };
    }
    if (to === places.at(-1)) break;
  }
  return best;
}

/** What may stand before a label and after it: numbers of boxes and points, a colon, a bracket, a value. */
const OPENS = /^[^\p{L}]*(?:box )?[\d.)\s]*[a-z]?[.)\s]*$/iu;
const CLOSES = /^[’'°º]?s?[\s).]*(?:[:#(]|$|[-–]?\s*[$€£]?\s*\d)/iu;
/** Words before and after a label that count against it where it neither opens nor closes its text. */
const MOST_BEFORE = 4;
const MOST_AROUND = 6;

/** The last of the places that follow each other closely. */
function lastOf(places: readonly number[]): number {
  let last = places[0] ?? 0;
  for (const place of places) {
    if (place - last > MOST_BETWEEN) break;
    last = place;
  }
  return last;
}

/** Share of words that are matched, rare ones counting more. */
function share(stems: readonly string[], like: (stem: string) => number, { weight }: Vocabulary): number {
  const all = sum(stems.map(weight));
  return all > 0 ? sum(stems.map((stem) => weight(stem) * like(stem))) / all : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
