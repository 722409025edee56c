/** Length of an IBAN by country (ISO 13616 registry). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AT: 20,
  BE: 16,
  BG: 22,
  BR: 29,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TR: 26,
  UA: 29,
};

export const IBAN_COUNTRIES: readonly string[] = Object.keys(LENGTHS);

/** Letters and digits in groups, as far as an IBAN may reach; the country's length says where it ends. */
export const IBAN_SHAPE = /(?<![A-Z\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,30}/g;

/** The beginning of one, up to the end of the text. */
export const BROKEN_IBAN = /(?<![A-Z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){4,26}$/g;

/** The IBAN at the start of a text, without spaces, and how many characters of the text it takes. */
export function ibanAt(text: string): { value: string; length: number } | null {
  const wanted = LENGTHS[text.slice(0, 2)];
  let value = '';
  for (const [index, character] of [...text].entries()) {
    if (/[A-Z\d]/.test(character)) value += character;
    if (value.length === wanted) return { value, length: index + 1 };
  }
  // Test documents print made-up numbers a little too long or short: worth showing, the checksum tells.
  const near = text.match(/^[A-Z\d]+(?: [A-Z\d]{1,4})*/)?.[0] ?? '';
  const compact = near.replaceAll(' ', '');
  return wanted && compact.length > 13 ? { value: compact, length: near.length } : null;
}

/** ISO 7064 MOD 97-10 and the length of the country. */
export function isValidIban(value: string): boolean {
  if (value.length !== LENGTHS[value.slice(0, 2)]) return false;
  const digits = [...(value.slice(4) + value.slice(0, 4))]
    .map((character) => Number.parseInt(character, 36))
    .join('');
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
