import type { Candidate } from '../fields/candidates/candidate.ts';
import type { Label } from '../fields/labels.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Segment, Span } from '../layout/segments.ts';

/** A sold thing on a receipt that has no header: text on the left, its amount at the right edge. */
export interface TillRow {
  description: Span;
  amount: Candidate;
  /** "2 x 3.50", on the same line or the next one. */
  quantity: Candidate | null;
  unitPrice: Candidate | null;
}

const ENDS = ['total_amount', 'net_amount', 'tax_amount', 'amount_due', 'amount_paid'];
const TIMES = /(?<![\p{L}\d])(\d+(?:[.,]\d+)?)\s*(?:x|×|@|\*|stk\.?|pcs?\.?)\s*[€$£]?\s*(\d+[.,]\d{2})/iu;

export function findTillRows(
  page: LaidOutPage,
  labels: readonly Label[],
  amounts: readonly Candidate[],
): TillRow[] {
  const rows: TillRow[] = [];
  for (const line of page.lines) {
    const own = labels.filter(
      (label) => line.segments.includes(label.span.segment) && label.span.start === 0,
    );
    if (rows.length > 0 && own.some((label) => label.concepts.some((concept) => ENDS.includes(concept))))
      break;
    const text = line.segments[0];
    const amount = amounts
      .filter((one) => line.segments.includes(one.spans[0]?.segment as Segment) && one.traits.decimals === 1)
      .at(-1);
    if (!text || !amount) continue;
    const times = timesOn(line.segments, amounts);
    const description = descriptionOf(text, times?.quantity ?? amount);
    if (description && own.length === 0)
      rows.push({
        description,
        amount,
        quantity: times?.quantity ?? null,
        unitPrice: times?.unitPrice ?? null,
      });
    else if (times) Object.assign(rows.at(-1) ?? {}, times);
  }
  return rows;
}

function timesOn(
  segments: readonly Segment[],
  amounts: readonly Candidate[],
): { quantity: Candidate; unitPrice: Candidate } | null {
  for (const segment of segments) {
    const match = segment.text.match(TIMES);
    if (!match) continue;
    const from = match.index ?? 0;
    const [quantity, unitPrice] = amounts.filter(
      ({ spans: [span] }) => span?.segment === segment && span.end > from,
    );
    if (quantity && unitPrice) return { quantity, unitPrice };
  }
  return null;
}

/** What stands before the first number that belongs to the price; null where that is no text. */
function descriptionOf(segment: Segment, number: Candidate): Span | null {
  const span = number.spans[0];
  const end = span?.segment === segment ? span.start : segment.text.length;
  const text = segment.text.slice(0, end).replace(/[\s.:€$£]+$/, '');
  return /\p{L}{2}/u.test(text) ? { segment, start: 0, end: text.length } : null;
}
