import { type Segment, type Span, spanText } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Label } from '../labels.ts';
import type { Reading } from '../reading.ts';
import { blocksOf } from './blocks.ts';
import { domainsOf } from './domains.ts';
import {
  isSenderLine,
  labelTraits,
  medianSize,
  placeTraits,
  sectionTraits,
  wordTraits,
} from './name-traits.ts';

const LONGEST_NAME = 70;
/** Every piece of text that may name a party, with what speaks for and against it. */
export function nameCandidates(reading: Reading): Candidate[] {
  const domains = domainsOf(reading);
  const repeats = Map.groupBy(
    reading.pages.flatMap((page) => page.segments),
    (segment) => fold(segment.text),
  );
  return reading.pages.slice(0, 3).flatMap((page) => {
    const labels = reading.labels.filter((label) => label.span.segment.page === page.page);
    const usual = medianSize(page);
    return blocksOf(page).flatMap((block) =>
      block.flatMap((segment, index) =>
        piecesOf(segment, labels).map((span) => {
          const text = spanText(span);
          const folded = fold(text)
            .replace(/[^\p{L}\p{N} ]/gu, '')
            .trim();
          return candidate('text', text, [span], {
            ...placeTraits(page, block, index, usual),
            ...wordTraits(text, folded, domains),
            ...labelTraits(span, block, index, labels),
            ...sectionTraits(span, labels),
            sender_line: isSenderLine(segment, span) ? 1 : 0,
            repeated: (repeats.get(fold(text))?.length ?? 0) > 1 ? 1 : 0,
          });
        }),
      ),
    );
  });
}

/** What stands after a label and before the first dot, bar or comma of an address may be a name of its own. */
function piecesOf(segment: Segment, labels: readonly Label[]): Span[] {
  const pieces: Span[] = [];
  const push = (start: number, end: number) => {
    const text = segment.text.slice(start, end);
    const lead = text.length - text.replace(/^[\s:#–-]+/, '').length;
    const trimmed = text.slice(lead).trimEnd();
    if (trimmed.length > 1 && trimmed.length <= LONGEST_NAME && /\p{L}{2}/u.test(trimmed)) {
      pieces.push({ segment, start: start + lead, end: start + lead + trimmed.length });
    }
  };
  const own = labels.find(
    (label) => label.span.segment === segment && label.span.start === 0 && label.quality > 0.5,
  );
  const from = own && !own.ends && /^\s*:/.test(segment.text.slice(own.span.end)) ? own.span.end : 0;
  const mark = segment.text.slice(from).match(/\s+[·•|–*-]\s+|\s*[·•|]\s*|,\s+(?=.*(?:,|\d))/u);
  push(from, mark?.index === undefined ? segment.text.length : from + mark.index);
  return pieces;
}
