import type { AppliedTolerances } from '@docglean/contract';
import type { Finding } from './finding.ts';
import { partyLikeness, sameVat } from './names.ts';
import type { Paper } from './paper.ts';
import { daysBetween } from './values.ts';
import { kindWords } from './wording.ts';

const nowhere = { claim: null, base: null, excess: 0 };

/** Currency, dates and sellers of a paper and of one that it follows. */
export function compareHeaders(claim: Paper, base: Paper, tolerances: AppliedTolerances): Finding[] {
  const findings: Finding[] = [];
  const [one, other] = [kindWords[claim.kind], kindWords[base.kind]];
  if (claim.currency && base.currency && claim.currency !== base.currency) {
    findings.push({
      ...nowhere,
      kind: 'currency',
      severity: 'conflict',
      field: 'currency',
      values: [claim.currency, base.currency],
      message: `The ${one} is in ${claim.currency}, the ${other} in ${base.currency}.`,
    });
  }
  const days = claim.date && base.date ? daysBetween(claim.date, base.date) : 0;
  if (days > 0) {
    const late = days > tolerances.date_days;
    findings.push({
      ...nowhere,
      kind: 'date',
      severity: late ? 'conflict' : 'note',
      field: 'issue_date',
      values: [claim.date, base.date],
      message: `The ${one} is dated ${claim.date}, ${days} ${days === 1 ? 'day' : 'days'} before the ${other} of ${base.date}${late ? '' : ', which is tolerated'}.`,
    });
  }
  const seller = partyLikeness(claim.seller, base.seller);
  if (seller !== null && seller < 0.3) {
    findings.push({
      ...nowhere,
      kind: 'seller',
      // Names are read wrongly more often than VAT ids.
      severity: sameVat(claim.seller, base.seller) === false ? 'conflict' : 'note',
      field: 'seller_name',
      values: [claim.seller.name, base.seller.name],
      message: `The ${one} is from ${claim.seller.name}, the ${other} names ${base.seller.name}.`,
    });
  }
  return findings;
}
