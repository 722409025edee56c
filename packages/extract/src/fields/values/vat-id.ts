/** VAT ids by country, spaces and dots taken out (European Commission, VIES; Swiss UID; UK). */
const PATTERNS: readonly RegExp[] = [
  /^ATU\d{8}$/,
  /^BE[01]?\d{9}$/,
  /^BG\d{9,10}$/,
  /^CHE\d{9}(?:MWST|TVA|IVA)?$/,
  /^CY\d{8}[A-Z]$/,
  /^CZ\d{8,10}$/,
  /^DE\d{9}$/,
  /^DK\d{8}$/,
  /^EE\d{9}$/,
  /^EL\d{9}$/,
  /^ES[A-Z\d]\d{7}[A-Z\d]$/,
  /^FI\d{8}$/,
  /^FR[A-Z\d]{2}\d{9}$/,
  /^(?:GB|XI)(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  /^HR\d{11}$/,
  /^HU\d{8}$/,
  /^IE\d[A-Z\d+*]\d{5}[A-Z]{1,2}$/,
  /^IT\d{11}$/,
  /^LT(?:\d{9}|\d{12})$/,
  /^LU\d{8}$/,
  /^LV\d{11}$/,
  /^MT\d{8}$/,
  /^NL\d{9}B\d{2}$/,
  /^NO\d{9}(?:MVA)?$/,
  /^PL\d{10}$/,
  /^PT\d{9}$/,
  /^RO\d{2,10}$/,
  /^SE\d{12}$/,
  /^SI\d{8}$/,
  /^SK\d{10}$/,
  // India (GSTIN): state, PAN, entity, Z, check character.
  /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/,
];

const COUNTRY =
  'AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|XI|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK';

/** A country's letters and digits, or a national number as Spain, Italy, Poland and Portugal print it. */
export const VAT_SHAPE = new RegExp(
  String.raw`(?<![A-Z\d])(?:(?:${COUNTRY})[ -]?[A-Z]{0,2} ?\d(?:[ .-]?[\dA-Z+]){5,13}(?: (?:MWST|TVA|IVA|MVA))?|\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]|\d{2}-\d{7}|[A-Z]-?\d{8}|\d{8}-?[A-Z]|\d{3}-\d{3}-\d{2}-\d{2}|\d{2,3} ?\d{3} ?\d{3} ?\d{3}|\d{9,11})(?![A-Z\d])`,
  'g',
);

/** National numbers print without their country: A12345678 or 12345678Z in Spain. */
export const NATIONAL_VAT = /^(?:[A-Z]\d{8}|[XYZ]?\d{7,8}[A-Z])$/;

export const compactVatId = (text: string): string => text.replace(/[ .\-/]/g, '');

export const isVatId = (compact: string): boolean => PATTERNS.some((pattern) => pattern.test(compact));
