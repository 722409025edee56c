import { type Span, spanWords } from '../../layout/segments.ts';

export type CandidateKind =
  | 'amount'
  | 'date'
  | 'time'
  | 'iban'
  | 'bic'
  | 'vat_id'
  | 'currency'
  | 'identifier'
  | 'email'
  | 'phone'
  | 'url'
  | 'text'
  | 'choice';

/** Something on the page that could be a field's value. */
export interface Candidate {
  kind: CandidateKind;
  value: unknown;
  raw: string;
  /** Where it stands; an address has one span a line. */
  spans: Span[];
  /** What is known of it whatever field it may fill; each is a feature of the score. */
  traits: Readonly<Record<string, number>>;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function candidate(
  kind: CandidateKind,
  value: unknown,
  spans: Span[],
  traits: Readonly<Record<string, number>> = {},
): Candidate {
  const words = spans.flatMap(spanWords);
  return {
    kind,
    value,
    raw: spans.map(({ segment, start, end }) => segment.text.slice(start, end)).join('\n'),
    spans,
    traits,
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    top: Math.min(...words.map((word) => word.top)),
    bottom: Math.max(...words.map((word) => word.bottom)),
  };
}
