import type { Span } from '../../layout/segments.ts';
import type { Label } from '../labels.ts';

/** Heights of the text down to which a head's section may reach. */
const SECTION_SIZES = 18;
const PARTY_HEADS = ['seller_name', 'buyer_name', 'ship_to'];

/** The party whose head stands last above a place, in the same half of the page. */
export function sectionOf({ segment }: Span, labels: readonly Label[]): string | undefined {
  const half = (left: number) => left < segment.page.width / 2 || segment.left < segment.page.width * 0.45;
  const heads = labels.filter(
    (label) =>
      label.span.segment.page === segment.page &&
      label.span.segment.line < segment.line &&
      segment.top - label.bottom < segment.size * SECTION_SIZES &&
      label.ends &&
      label.quality > 0.7 &&
      label.span.start === 0 &&
      half(label.left) &&
      label.left <= segment.left + segment.size,
  );
  const last = heads.findLast((label) => label.concepts.some((concept) => PARTY_HEADS.includes(concept)));
  return PARTY_HEADS.find((concept) => last?.concepts.includes(concept));
}
