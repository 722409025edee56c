import type { LaidOutPage } from '../../layout/lines.ts';
import type { Span } from '../../layout/segments.ts';
import type { NamedLabel } from './named-labels.ts';

const TICKED = /^(?:[☒☑✓✔✗✘■●]|[xX])$/u;
const UNTICKED = /^(?:[☐□○◯]|\[ ?\]|_+)$/u;
/** Heights of a line that a box may stand from its label, across and down. */
const ACROSS = 3;
const DOWN = 4.5;

export interface Mark {
  ticked: boolean;
  span: Span;
  /** Heights of a line between box and label. */
  distance: number;
  isLeft: boolean;
}

/** The boxes to tick beside or under a label: on its left, on its right, or below in its column. */
export function marksBy({ segment }: NamedLabel, page: LaidOutPage): Mark[] {
  const next = page.lines[segment.line]?.segments.find((one) => one.left >= segment.right);
  return page.segments.flatMap((other) =>
    other.words.flatMap((word): Mark[] => {
      const ticked = TICKED.test(word.word.text);
      if (!ticked && !UNTICKED.test(word.word.text)) return [];
      const isLetter = /[xX]/.test(word.word.text);
      if (isLetter && other.words.length > 1) return [];
      const apart = Math.max(segment.left - word.right, word.left - segment.right, 0) / segment.size;
      const across = other === next && other.words.length === 1 ? Math.min(1, apart / ACROSS) : apart;
      const down = Math.max(word.top - segment.bottom, segment.top - word.bottom, 0) / segment.size;
      if (across > ACROSS || down > DOWN || (down > 0.5 && word.bottom < segment.top)) return [];
      const span = { segment: other, start: word.start, end: word.end };
      return [{ ticked, span, distance: across + down, isLeft: word.right <= segment.left + 2 }];
    }),
  );
}
