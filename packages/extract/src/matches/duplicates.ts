import { partyLikeness, sameVat } from './names.ts';
import { numberLikeness } from './numbers.ts';
import type { Paper } from './paper.ts';
import { daysBetween } from './values.ts';
import { moneyWords } from './wording.ts';

export interface DuplicatePaper {
  paper: Paper;
  certain: boolean;
  reason: string;
}

const SAME_SELLER = 0.75;
/** Days between the same bill sent twice under two numbers; monthly bills lie further apart. */
const CLOSE = 5;

/** Other invoices that are the same bill once more, the certain ones first. */
export function duplicatesOf(subject: Paper, papers: readonly Paper[]): DuplicatePaper[] {
  return papers
    .filter(({ id, kind }) => id !== subject.id && kind === subject.kind)
    .flatMap((paper) => duplicateOf(subject, paper) ?? [])
    .sort((a, b) => Number(b.certain) - Number(a.certain));
}

function duplicateOf(subject: Paper, paper: Paper): DuplicatePaper | null {
  const seller = partyLikeness(subject.seller, paper.seller);
  const sameSeller =
    seller !== null && seller >= SAME_SELLER && sameVat(subject.seller, paper.seller) !== false;
  const sameNumber = Boolean(
    subject.number && paper.number && numberLikeness(subject.number, paper.number) >= 0.9,
  );
  if (sameNumber && (sameSeller || (seller === null && sameSum(subject, paper))))
    return { paper, certain: sameSeller, reason: `The same number ${paper.number} of the same seller.` };
  const bothDated = subject.date !== null && paper.date !== null;
  const days = bothDated ? Math.abs(daysBetween(subject.date ?? '', paper.date ?? '')) : null;
  if (!sameSeller || !sameSum(subject, paper) || days === null || days > CLOSE) return null;
  const differs = (one: readonly string[], other: readonly string[]) =>
    one.length > 0 &&
    other.length > 0 &&
    !one.some((number) => other.some((its) => numberLikeness(number, its) > 0));
  // Two deliveries at one price on one day are two bills.
  if (
    differs(subject.orderNumbers, paper.orderNumbers) ||
    differs(subject.deliveryNumbers, paper.deliveryNumbers)
  )
    return null;
  if (!sameGoods(subject, paper)) return null;
  const when = days === 0 ? 'the same day' : `${days} ${days === 1 ? 'day' : 'days'} apart`;
  const sum = moneyWords(subject.total ?? subject.net ?? 0, subject.currency);
  return {
    paper,
    certain: false,
    reason: `The same seller and the same sum ${sum}, ${when}, under another number (${paper.number ?? 'none'}).`,
  };
}

function sameSum(one: Paper, other: Paper): boolean {
  const [a, b] = one.total !== null && other.total !== null ? [one.total, other.total] : [one.net, other.net];
  return a !== null && b !== null && a !== 0 && Math.abs(a - b) < 0.011 && one.currency === other.currency;
}

/** Where both have lines, they bill the same quantities at the same prices. */
function sameGoods(one: Paper, other: Paper): boolean {
  if (one.lines.length === 0 || other.lines.length === 0) return true;
  const figures = ({ lines }: Paper) =>
    lines.map(({ quantity, unitPrice, amount }) => [quantity, unitPrice, amount].join()).sort();
  return figures(one).join(';') === figures(other).join(';');
}
