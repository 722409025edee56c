import type { LaidOutPage } from '../../layout/lines.ts';
import { overlaps, type Segment, type Span } from '../../layout/segments.ts';
import type { Label } from '../labels.ts';
import type { Block } from './blocks.ts';
import { ADDRESS_LINE, isCountry, LEGAL_FORM } from './legal-forms.ts';
import { sectionOf } from './section.ts';

/** A person at a company is not the company. */
const PERSON =
  /^(?:hr|hrn|herrn?|frau|mr|mrs|ms|mme|monsieur|madame|sr|sra|sig|dhr|mevr|pan|pani|attn|z\.? ?hd)\b\.?/i;
const SELLER = ['seller_name'];
const BUYER = ['buyer_name'];
const TITLE =
  /^(?:e[- ]?)?(?:tax |proforma |pro forma |commercial |sales |vat )?(?:invoice|rechnung|facture|factura|fattura|factuur|fatura|faktura(?: vat)?|receipt|quittung|kassenbon|beleg|ticket|credit note|gutschrift|avoir|statement|bill|rechnungs-?korrektur|w ?a ?r ?e ?n ?-?r|original|copy|kopie|duplicate|draft|page|seite|thank you|bon|scontrino|recibo|order|bestellung|paid|total|subtotal)\b/i;

export function placeTraits(
  page: LaidOutPage,
  block: Block,
  index: number,
  usual: number,
): Record<string, number> {
  const [segment, below] = [block[index], block.slice(index + 1, index + 4)];
  if (!segment) return {};
  const { width, height } = page.page;
  const y = segment.top / height;
  const first = page.segments.find((other) => /\p{L}{3}/u.test(other.text) && !TITLE.test(other.text));
  return {
    opens_block: index === 0 ? 1 : 0,
    address_after: below.some((line) => ADDRESS_LINE.test(line.text)) ? 1 : 0,
    address_next: ADDRESS_LINE.test(below[0]?.text ?? '') && !ADDRESS_LINE.test(segment.text) ? 1 : 0,
    larger: Math.max(0, Math.min(1, segment.size / usual - 1)),
    first_line: first === segment ? 1 : 0,
    recipient_place:
      y > 0.1 && y < 0.36 && segment.left / width < 0.3 && index < 2 && below.length > 1 ? 1 : 0,
    bottom_zone: y > 0.75 ? 1 : 0,
  };
}

export function wordTraits(
  text: string,
  folded: string,
  domains: ReadonlySet<string>,
): Record<string, number> {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const joined = folded
    .replace(/\b(?:gmbh|ltd|inc|ag|kg|sarl|sas|sa|srl|bv|nv|llc|limited|co|company|group|the)\b/g, '')
    .replace(/ /g, '');
  return {
    legal_form: LEGAL_FORM.test(text) && text.split(/\s/).length > 1 ? 1 : 0,
    title: TITLE.test(text) ? 1 : 0,
    digits: Math.min(1, text.replace(/\D/g, '').length / 3),
    capitals: /^\p{Lu}/u.test(letters) ? 1 : 0,
    wordy: Math.max(0, (text.split(/\s+/).length - 5) / 3),
    colon: /[:@]|www\.|https?:/.test(text) ? 1 : 0,
    domain:
      joined.length > 3 &&
      [...domains].some((domain) => domain.includes(joined) || (domain.length > 3 && joined.includes(domain)))
        ? 1
        : 0,
    country: isCountry(folded) ? 1 : 0,
    person: PERSON.test(text) ? 1 : 0,
  };
}

export function labelTraits(
  span: Span,
  block: Block,
  index: number,
  labels: readonly Label[],
): Record<string, number> {
  const above = block.slice(0, index);
  const heads = labels.filter((label) => above.includes(label.span.segment) && label.quality > 0.6);
  const closest = heads.at(-1);
  const says = (concepts: readonly string[]) =>
    closest?.ends && closest.concepts.some((concept) => concepts.includes(concept)) ? 1 : 0;
  return {
    seller_label: says(SELLER),
    buyer_label: says(BUYER),
    is_label: labels.some((label) => label.quality > 0.6 && overlaps(label.span, span)) ? 1 : 0,
  };
}

/** Under a head "Seller" a form has "Name: …": the name belongs to the last party's head above it. */
export function sectionTraits(span: Span, labels: readonly Label[]): Record<string, number> {
  const { segment } = span;
  const named = labels.some(
    (label) =>
      label.concepts.includes('name') &&
      label.ends &&
      label.span.segment.line === segment.line &&
      label.right <= segment.left,
  );
  const head = named ? sectionOf(span, labels) : undefined;
  return { named_seller: head === 'seller_name' ? 1 : 0, named_buyer: head === 'buyer_name' ? 1 : 0 };
}

/** "Name · Street 1 · 12345 City" in small print above the window of the envelope. */
export const isSenderLine = ({ text }: Segment, span: Span): boolean => {
  const rest = text.slice(span.end);
  const parts = rest.split(/[·•|]|,\s/).length - 1;
  return span.start === 0 && (/[·•|]/.test(rest) || parts > 1) && ADDRESS_LINE.test(rest);
};

export function medianSize(page: LaidOutPage): number {
  const sizes = page.segments.map((segment) => segment.size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}
