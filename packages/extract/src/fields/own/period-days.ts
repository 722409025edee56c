import type { Field } from '@docglean/contract';
import type { Candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import { periodsIn } from '../statement/period.ts';
import type { Meaning } from './meaning.ts';
import type { Vocabulary } from './vocabulary.ts';
import { likeness, stemsOf } from './words.ts';

const STARTS = new Set(
  ['start', 'begin', 'from', 'since', 'von', 'debut', 'inicio', 'desde', 'inizio', 'od'].flatMap(stemsOf),
);
const ENDS = new Set(
  ['end', 'until', 'thru', 'through', 'expiration', 'bis', 'fin', 'hasta', 'fine', 'einde'].flatMap(stemsOf),
);

/** "Billing period 3 May - 2 June": the label names both days, and which is which is known by their order. */
export function periodDays(
  field: Field,
  { namings }: Meaning,
  reading: Reading,
  vocabulary: Vocabulary,
): Candidate[] {
  const stems = namings[0]?.stems ?? [];
  const which = stems.some((stem) => STARTS.has(stem))
    ? 'start'
    : stems.some((stem) => ENDS.has(stem))
      ? 'end'
      : null;
  if (!which || field.type !== 'date') return [];
  const named = stems.filter((stem) => !STARTS.has(stem) && !ENDS.has(stem));
  return [...periodsIn(reading)].flatMap((period, index) => {
    const [span] = period.start.spans;
    const page = reading.pages.find(({ page }) => page === span?.segment.page);
    const near = (page?.segments ?? []).filter(
      (one) =>
        span !== undefined &&
        (one.line === span.segment.line ||
          (one.bottom <= span.segment.top + 1 &&
            span.segment.top - one.bottom < one.size * OVER &&
            one.left < span.segment.right &&
            one.right > span.segment.left)),
    );
    const words = near.flatMap((one) => vocabulary.wordsOf(one));
    const said = named.filter((stem) => words.some((word) => likeness(stem, word.stem) > 0.7));
    const day = period[which];
    return [
      {
        ...day,
        traits: {
          period: 1,
          period_named: named.length > 0 ? said.length / named.length : 0.5,
          first: index === 0 ? 1 : 0,
        },
      },
    ];
  });
}

/** Heights of a line over a period within which its heading stands. */
const OVER = 1.5;
