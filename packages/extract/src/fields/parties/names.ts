import type { LaidOutPage } from '../../layout/lines.ts';
import { type Segment, type Span, spanText, wholeSpan } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Label } from '../labels.ts';
import type { Reading } from '../reading.ts';
import { STREET } from './address.ts';
import { type Block, blocksOf } from './blocks.ts';
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
const PAGES = 3;
/** Lines from the top of the first page in which a name may be set with wide gaps or over two lines. */
const HEAD_LINES = 10;
/** How much larger than the text a headline is, and its widest gap between words, in heights. */
const LARGE = 1.15;
const WORD_GAP = 2.5;

/** Every piece of text that may name a party, with what speaks for and against it. */
export function nameCandidates(reading: Reading): Candidate[] {
  const domains = domainsOf(reading);
  const repeats = Map.groupBy(
    reading.pages.flatMap((page) => page.segments),
    (segment) => fold(segment.text),
  );
  return reading.pages.slice(0, PAGES).flatMap((page, pageIndex) => {
    const labels = reading.labels.filter((label) => label.span.segment.page === page.page);
    const usual = medianSize(page);
    const blocks = blocksOf(page);
    const named = (spans: Span[], block: Block, index: number): Candidate[] => {
      const [span] = spans;
      const text = spans.map(spanText).join(' ');
      if (!span || text.length < 2 || text.length > LONGEST_NAME || !/\p{L}{2}/u.test(text)) return [];
      const folded = fold(text)
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim();
      return [
        candidate('text', text, spans, {
          ...placeTraits(page, block, index, usual),
          ...wordTraits(text, folded, domains),
          ...labelTraits(span, block, index, labels),
          ...sectionTraits(span, labels),
          sender_line: isSenderLine(span.segment, span) ? 1 : 0,
          repeated: (repeats.get(fold(text))?.length ?? 0) > 1 ? 1 : 0,
          ...extentTraits(spans, text),
          unfinished: hasRegistration(spans) ? 1 : 0,
        }),
      ];
    };
    const single = blocks.flatMap((block) =>
      block.flatMap((segment, index) =>
        piecesOf(segment, labels).flatMap((span) => named([span], block, index)),
      ),
    );
    const joined = (pageIndex === 0 ? joinedPieces(page, usual) : []).flatMap((spans) => {
      const block = blocks.find((one) => spans[0] && one.includes(spans[0].segment)) ?? [];
      return named(spans, block, block.indexOf(spans[0]?.segment as Segment));
    });
    return [...single, ...joined];
  });
}

/** Whether it is all of the name, and not more than that. */
const extentTraits = (spans: readonly Span[], text: string): Record<string, number> => ({
  joined: spans.length > 1 ? 1 : 0,
  cut: spans.length === 1 && spans[0] && /^\s+[-–]\s/.test(spans[0].segment.text.slice(spans[0].end)) ? 1 : 0,
  street: STREET.test(text) ? 1 : 0,
});

/** "(519537-X)" or "(Co. No. 113825-W)" behind a name is its registration. */
const REGISTRATION = /\s*[(（[][^()（）]*\d[^()（）]*[)）\]]?[,.]?$/;

/** What stands after a label and before the first dot, bar or comma of an address may be a name of its own. */
function piecesOf(segment: Segment, labels: readonly Label[]): Span[] {
  const own = labels.find(
    (label) => label.span.segment === segment && label.span.start === 0 && label.quality > 0.5,
  );
  const from = own && !own.ends && /^\s*:/.test(segment.text.slice(own.span.end)) ? own.span.end : 0;
  const mark = segment.text.slice(from).match(/\s+[·•|–*-]\s+|\s*[·•|]\s*|,\s+(?=.*(?:,|\d))/u);
  const end = mark?.index === undefined ? segment.text.length : from + mark.index;
  const whole = trimmed(segment, from, end);
  const registration = segment.text.slice(from, end).match(REGISTRATION);
  const plain = registration?.index ? trimmed(segment, from, from + registration.index) : null;
  // "Seller: Northway Mills - 17": after a label the rest is the name, dashes and all.
  const rest = from > 0 && mark ? trimmed(segment, from, segment.text.length) : null;
  return [whole, plain, rest].filter((span) => span !== null);
}

function trimmed(segment: Segment, from: number, to: number): Span | null {
  const text = segment.text.slice(from, to);
  const start = from + text.length - text.replace(/^[\s:#–-]+/, '').length;
  const end = from + text.replace(/[\s,]+$/, '').length;
  return end > start ? { segment, start, end } : null;
}

/** Names of shops are set with wide gaps, or on two lines of one size. */
function joinedPieces({ lines, page }: LaidOutPage, usual: number): Span[][] {
  return lines.slice(0, HEAD_LINES).flatMap(({ segments }, index) => {
    const next = lines[index + 1]?.segments ?? [];
    const [first, below] = [segments[0], next[0]];
    if (!first || (page.source !== 'ocr' && !isOneHeadline([...segments, ...next], usual))) return [];
    const one = segments.map(wholeSpan);
    const sameSize = below && Math.abs(first.size - below.size) < first.size * 0.2;
    return [...(one.length > 1 ? [one] : []), ...(sameSize ? [[...one, ...next.map(wholeSpan)]] : [])];
  });
}

/** In print columns stand apart on purpose: only large letters without wide gaps are one name. */
const isOneHeadline = (segments: readonly Segment[], usual: number): boolean =>
  segments.every(({ size }) => size > usual * LARGE) &&
  segments.every((segment, index) => {
    const last = segments[index - 1];
    return !last || last.line !== segment.line || segment.left - last.right < segment.size * WORD_GAP;
  });

/** A registration still hangs on it: there is the same name without one. */
function hasRegistration(spans: readonly Span[]): boolean {
  const last = spans.at(-1);
  return last !== undefined && REGISTRATION.test(spanText(last));
}
