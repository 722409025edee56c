import type { LaidOutPage } from '../../layout/lines.ts';
import { type Segment, spanText, wholeSpan } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Label } from '../labels.ts';
import type { Reading } from '../reading.ts';
import { ADDRESS_LINE, isCountry } from './legal-forms.ts';

const MOST_LINES = 6;
/** Gap to the next line of an address, in heights of the text. */
const LEADING = 1.2;
const CONTACT =
  /@|www\.|https?:|\b(?:tel|te1|fax|phone|telefon|telephone|mobile|e-?mail|hotline)\b|(?<!\d)\(?\+?\d{2,4}\)?[- .]+\d{3,4}[ -.]?\d{3,4}(?!\d)/i;
const TAX_NUMBER =
  /\b(?:vat|ust|tva|iva|btw|nip|siret|siren|iban|bic|hrb|gst|tax|reg(?:istration)?|company|co)\b[. ]*(?:id|no|nr|n°|number|reg)?\b.*\d|^\W*\(?\d{4,}-?\s?\p{L}?\)?\W*$/iu;
const MOMENT = /(?<!\d)\d{1,2}:\d{2}(?!\d)|\b\d{1,2}[-/. ](?:\d{1,2}|\p{L}{3,9})[-/. ]\d{4}\b/u;
/** What says that an address follows. */
const CAPTION = /^(?:hq |head office )?add(?:r(?:ess)?)?\.?\s*:\s*/i;
const POSTCODE =
  /(?<!\d)(?:[A-Z]{1,3}-)?\d{4,6}(?:-\d{3,4})?,?\s+\p{L}{2}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2},?\s\d{5}\b|\b\d{4}\s?[A-Z]{2}\b|\b\d{2}-\d{3}\b/u;
export const STREET =
  /\p{L}+\.?,?\s\d{1,4}\s?[a-z]?(?:$|[,\s(])|^\W*(?:no|lot|unit|suite|block|level)?\W*\d{1,5}[\w/-]*,?\s+\p{L}|\b(?:street|st|road|rd|avenue|ave|lane|jalan|jln|lorong|persiaran|taman|tmn|kampung|kawasan|bandar|rue|via|calle|plaza|ulica|ul|rua)\b|stra(?:ss|ß)e|straat|weg\b/iu;

/** Lines that may be an address: every run of lines set under one another, with what speaks for and against it. */
export function addressCandidates(reading: Reading): Candidate[] {
  return reading.pages.slice(0, 2).flatMap((page) => {
    const labels = reading.labels.filter(({ span }) => span.segment.page === page.page);
    return page.segments.flatMap((first) => {
      const lines = linesFrom(first, page);
      return lines.flatMap((_, index) => {
        const taken = lines.slice(0, index + 1);
        if (!taken.some((line) => ADDRESS_LINE.test(lineText(line)))) return [];
        return [addressOf(taken, lines[index + 1], page, labels)];
      });
    });
  });
}

/** The rest of a sender line, "Name · Street 1 · 12345 City", is an address too. */
export function addressBehind(name: Candidate): Candidate | null {
  const span = name.spans[0];
  const rest = span?.segment.text.slice(span.end) ?? '';
  const lead = rest.match(/^\s*[·•|,–-]\s*/)?.[0].length;
  if (!span || !lead || !ADDRESS_LINE.test(rest)) return null;
  const own = { segment: span.segment, start: span.end + lead, end: span.segment.text.length };
  return candidate('text', spanText(own).replace(/\s*[·•|]\s*/g, ', '), [own]);
}

/** A line of an address: what stands on it in the same column, small gaps between words over-read. */
type AddressLine = Segment[];

const lineText = (line: AddressLine): string => line.map(({ text }) => text).join(' ');

function linesFrom(first: Segment, page: LaidOutPage): AddressLine[] {
  const lines: AddressLine[] = [withNeighbours(first, page)];
  for (let count = 1; count < MOST_LINES; count++) {
    const next = below(lines.at(-1) ?? [], page);
    if (!next) break;
    lines.push(withNeighbours(next, page));
  }
  return lines;
}

/** Widths of a letter between words of one line of an address. */
const WORD_GAP = 2;

function withNeighbours(segment: Segment, page: LaidOutPage): AddressLine {
  const line = page.lines[segment.line]?.segments ?? [segment];
  const taken = [segment];
  for (const next of line.slice(line.indexOf(segment) + 1)) {
    const last = taken.at(-1) ?? segment;
    if (next.left - last.right > last.size * WORD_GAP || page.page.source !== 'ocr') break;
    taken.push(next);
  }
  return taken;
}

function below(line: AddressLine, page: LaidOutPage): Segment | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return undefined;
  const middle = (first.left + last.right) / 2;
  return page.segments.find((next) => {
    const gap = next.top - first.bottom;
    if (next.line <= first.line || gap > first.size * LEADING || gap < -first.size * 0.6) return false;
    const sameEdge = Math.abs(next.left - first.left) < first.size * 0.8;
    const rest = withNeighbours(next, page).at(-1) ?? next;
    return sameEdge || Math.abs((next.left + rest.right) / 2 - middle) < first.size * 1.2;
  });
}

function addressOf(
  lines: readonly AddressLine[],
  next: AddressLine | undefined,
  page: LaidOutPage,
  labels: readonly Label[],
): Candidate {
  const texts = lines.map(lineText);
  const [first = '', last = '', after = ''] = [texts[0], texts.at(-1), next && lineText(next)];
  const flag = (is: boolean) => (is ? 1 : 0);
  const isLabel = (line: AddressLine | undefined) =>
    labels.some((label) => label.span.segment === line?.[0] && label.span.start === 0 && label.quality > 0.7);
  const joined = texts
    .map((text, index) => (index === 0 ? text.replace(CAPTION, '') : text))
    .map((text) => text.replace(/[\s,]+$/, '').replace(/\s*[·•|]\s*/g, ', '))
    .join(', ');
  return candidate('text', joined, lines.flat().map(wholeSpan), {
    lines_1: flag(lines.length === 1),
    lines_2: flag(lines.length === 2),
    lines_3: flag(lines.length === 3),
    lines_more: flag(lines.length > 4),
    postcode: flag(texts.some((text) => POSTCODE.test(text))),
    postcode_last: flag(POSTCODE.test(last)),
    street_first: flag(STREET.test(first)),
    first_digits: flag(/\d/.test(first)),
    first_name: flag(!ADDRESS_LINE.test(first) && !STREET.test(first)),
    contact: flag(texts.some((text) => CONTACT.test(text))),
    tax_number: flag(texts.some((text) => TAX_NUMBER.test(text))),
    moment: flag(texts.some((text) => MOMENT.test(text))),
    label_inside: flag(lines.some(isLabel)),
    country_last: flag(isCountry(fold(last))),
    goes_on: flag(/,\s*$/.test(last)),
    next_contact: flag(CONTACT.test(after) || TAX_NUMBER.test(after)),
    next_label: flag(isLabel(next)),
    next_address: flag(ADDRESS_LINE.test(after) && !CONTACT.test(after) && !TAX_NUMBER.test(after)),
    next_country: flag(isCountry(fold(after))),
    next_none: flag(next === undefined),
    narrow: flag(page.page.width < 320),
  });
}
