import type { LaidOutPage } from '../../layout/lines.ts';
import type { Segment, Span } from '../../layout/segments.ts';
import type { Meaning } from './meaning.ts';
import type { NamedLabel } from './named-labels.ts';
import { isSameType } from './places.ts';
import type { Vocabulary } from './vocabulary.ts';
import { likeness } from './words.ts';

/** How well what stands over a number of a row names what its label leaves unsaid (0..1). */
export function headOver(
  span: Span | undefined,
  label: NamedLabel,
  meaning: Meaning,
  page: LaidOutPage,
  vocabulary: Vocabulary,
): number {
  if (!span) return 0;
  const own = vocabulary.wordsOf(label.segment);
  const missing = (meaning.namings[0]?.stems ?? []).filter(
    (stem) => !own.some((word) => likeness(stem, word.stem) > 0.7),
  );
  if (missing.length === 0) return 0;
  const { segment } = span;
  const over = page.segments.filter(
    (one) =>
      one.bottom <= segment.top + 1 &&
      !/^[^\p{L}]*$/u.test(one.text) &&
      Math.min(one.right, segment.right) > Math.max(one.left, segment.left),
  );
  const words = over.slice(-HEADS).flatMap((one) => vocabulary.wordsOf(one));
  return (
    missing.filter((stem) => words.some((word) => likeness(stem, word.stem) > 0.7)).length / missing.length
  );
}

/** Lines of text over a number that may be its head. */
const HEADS = 4;

/** Set like the label, in its column, with a value of its own on its right: another label and not a value. */
export function isPeer(label: NamedLabel, segment: Segment, page: LaidOutPage): number {
  const beside = (one: Segment) =>
    page.lines[one.line]?.segments.find((other) => other.left >= one.right - 1);
  const [own, other] = [beside(label.segment), beside(segment)];
  const alike =
    isSameType(label.segment, segment) && Math.abs(label.segment.left - segment.left) < segment.size * 0.7;
  return alike && own && other && Math.abs(own.left - other.left) < segment.size * 1.5 ? 1 : 0;
}

const ABOVE = 9;

/** Share of the words that the label leaves unsaid (or its objects' names) that stand over it or left of it. */
export function aroundOf(
  label: NamedLabel,
  meaning: Meaning,
  page: LaidOutPage,
  vocabulary: Vocabulary,
): number {
  const own = vocabulary.wordsOf(label.segment);
  const name = meaning.namings[0]?.stems ?? [];
  const missing = [...new Set([...name, ...meaning.parents])].filter(
    (stem) => !own.some((word) => likeness(stem, word.stem) > 0.7),
  );
  if (missing.length === 0) return 0.5;
  const near = page.segments.filter(
    (one) =>
      one !== label.segment &&
      one.top <= label.segment.bottom &&
      label.segment.top - one.bottom < label.segment.size * ABOVE &&
      one.left < label.segment.right,
  );
  const found = missing.filter((stem) =>
    near.some((one) => vocabulary.wordsOf(one).some((word) => likeness(stem, word.stem) > 0.7)),
  );
  return found.length / missing.length;
}
