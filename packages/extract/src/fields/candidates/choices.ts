import { tokens } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { type Candidate, candidate } from './candidate.ts';

/** Places where one of the values stands, whatever its case and accents. */
export function choicesIn(values: readonly string[], reading: Reading): Candidate[] {
  const wanted = values.map((value) => ({ value, words: tokens(value).map((token) => token.text) }));
  return reading.pages.flatMap((page) =>
    page.segments.flatMap((segment) => {
      const text = tokens(segment.text);
      return text.flatMap((token, from) =>
        wanted
          .filter(
            ({ words }) =>
              words.length > 0 && words.every((word, offset) => text[from + offset]?.text === word),
          )
          .map(({ value, words }) => {
            const end = text[from + words.length - 1]?.end ?? token.end;
            return candidate('choice', value, [{ segment, start: token.start, end }], {
              longer: words.length - 1,
            });
          }),
      );
    }),
  );
}

/** How receipts name the way of payment; the printed word is the value. */
const PAYMENT_WORDS =
  /(?<!\p{L})(?:visa(?: (?:debit|credit|electron))?|master\s?card|maestro|amex|american express|debit card|credit card|girocard|ec[- ]?karte|ec[- ]?cash|kreditkarte|kartenzahlung|contactless|apple pay|google pay|paypal|cash|bar|bargeld|especes|espèces|carte bancaire|cb|efectivo|tarjeta|contanti|bancomat|pin|contant|dinheiro|multibanco|gotówka|karta|bank transfer|überweisung|virement|transferencia|bonifico|lastschrift|direct debit|sepa[- ]lastschrift|prélèvement|cheque)(?!\p{L})/giu;

export function paymentWords(reading: Reading): Candidate[] {
  return reading.pages.flatMap((page) =>
    page.segments.flatMap((segment) =>
      [...segment.text.matchAll(PAYMENT_WORDS)].map((match) =>
        candidate('choice', match[0], [{ segment, start: match.index, end: match.index + match[0].length }], {
          longer: /\s/.test(match[0]) ? 1 : 0,
        }),
      ),
    ),
  );
}
