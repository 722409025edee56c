import type { LaidOutPage } from '../../layout/lines.ts';
import { spanText } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { marksBy } from './marks.ts';
import type { NamedLabel } from './named-labels.ts';
import { placesOf } from './places.ts';

/** Boxes to tick and words of consent by a label. */
export function booleans(label: NamedLabel, page: LaidOutPage, shared: Record<string, number>): Candidate[] {
  const marks = marksBy(label, page).map(({ ticked, span, distance, isLeft }) =>
    candidate('choice', ticked, [span], {
      ...shared,
      distance,
      is_left: isLeft ? 1 : 0,
    }),
  );
  const words = placesOf(label, page)
    .filter(({ lines }) => lines === 'one')
    .flatMap(({ spans, where, gap }) => {
      const value = spans[0] ? yesOrNo(spanText(spans[0])) : null;
      return value === null
        ? []
        : [
            candidate('choice', value, spans, {
              ...shared,
              word: 1,
              [`is_${where}`]: 1,
              distance: Math.min(4, gap / 4),
            }),
          ];
    });
  return [...marks, ...words];
}

const YES = /^(?:yes|y|true|ja|oui|si|sí|sim|tak)\b[.,]?$/i;
const NO = /^(?:no|n|false|nein|non|nee|não|nie)\b[.,]?$/i;

const yesOrNo = (text: string): boolean | null =>
  YES.test(text.trim()) ? true : NO.test(text.trim()) ? false : null;
