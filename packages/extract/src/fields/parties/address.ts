import type { LaidOutPage } from '../../layout/lines.ts';
import { type Span, spanText, wholeSpan } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { blocksOf } from './blocks.ts';
import { ADDRESS_LINE, isCountry } from './legal-forms.ts';

const MOST_LINES = 6;
const NOT_ADDRESS =
  /@|www\.|https?:|\b(?:tel|fax|phone|telefon|e-?mail|vat|ust|tva|iva|btw|nip|siret|iban|bic|hrb)\b|:\s*\S/i;

/** The lines under a party's name, or what follows it on a sender line; null where they are no address. */
export function addressOf(name: Candidate, reading: Reading): Candidate | null {
  const span = name.spans[0];
  const page = reading.pages.find((one) => one.page === span?.segment.page);
  if (!span || !page) return null;
  const spans = restOfLine(span) ?? linesBelow(span, page, reading);
  if (!spans.some((line) => ADDRESS_LINE.test(spanText(line)))) return null;
  const value = spans.map((line) => spanText(line).replace(/\s*[·•|]\s*/g, ', ')).join(', ');
  return candidate('text', value, spans);
}

function restOfLine({ segment, end }: Span): Span[] | null {
  const rest = segment.text.slice(end);
  const lead = rest.match(/^\s*[·•|,–-]\s*/)?.[0].length;
  if (!lead || !ADDRESS_LINE.test(rest)) return null;
  return [{ segment, start: end + lead, end: segment.text.length }];
}

function linesBelow(name: Span, page: LaidOutPage, reading: Reading): Span[] {
  const block = blocksOf(page).find((candidate) => candidate.includes(name.segment)) ?? [];
  const below = block.slice(block.indexOf(name.segment) + 1, block.indexOf(name.segment) + 1 + MOST_LINES);
  const spans: Span[] = [];
  for (const segment of below) {
    const label = reading.labels.some(
      (one) => one.span.segment === segment && one.span.start === 0 && one.quality > 0.7,
    );
    if (NOT_ADDRESS.test(segment.text) || (label && !ADDRESS_LINE.test(segment.text))) break;
    spans.push(wholeSpan(segment));
    if (isCountry(fold(segment.text))) break;
  }
  return spans;
}
