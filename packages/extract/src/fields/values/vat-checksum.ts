const digitsOf = (text: string): number[] => [...text].map(Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Every second digit doubled, its own digits added up (Luhn). */
const luhn = (digits: readonly number[]): boolean =>
  digits
    .toReversed()
    .reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0) %
    10 ===
  0;

/** ISO 7064 MOD 11,10. */
function mod11of10(digits: readonly number[]): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.at(-1);
}

/** Check digits by country, from what each country's tax office publishes (collected by the EU's VIES). */
const CHECKS: Readonly<Record<string, (rest: string) => boolean>> = {
  DE: (rest) => mod11of10(digitsOf(rest)),
  HR: (rest) => mod11of10(digitsOf(rest)),
  IT: (rest) => luhn(digitsOf(rest)),
  FR: (rest) => !/^\d{11}$/.test(rest) || Number(rest.slice(0, 2)) === Number(`${rest.slice(2)}12`) % 97,
  BE: (rest) => 97 - (Number(rest.slice(-10, -2)) % 97) === Number(rest.slice(-2)),
  PL: (rest) => weighted(digitsOf(rest), [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(rest[9]),
  PT: (rest) => {
    const check = 11 - (weighted(digitsOf(rest), [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (check > 9 ? 0 : check) === Number(rest[8]);
  },
  DK: (rest) => weighted(digitsOf(rest), [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  FI: (rest) => (11 - (weighted(digitsOf(rest), [7, 9, 10, 5, 8, 4, 2]) % 11)) % 11 === Number(rest[7]),
  AT: (rest) => {
    const digits = digitsOf(rest.slice(1));
    const sum = digits
      .slice(0, 7)
      .reduce((all, digit, index) => all + (index % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
    return (10 - ((sum + 4) % 10)) % 10 === digits[7];
  },
  LU: (rest) => Number(rest.slice(0, 6)) % 89 === Number(rest.slice(6)),
};

/** Whether the check digits of a VAT id are right; null where its country's are not known here. */
export function vatChecksum(vatId: string): boolean | null {
  const compact = vatId.replace(/[ .\-/]/g, '');
  const check = CHECKS[compact.slice(0, 2)];
  return check ? check(compact.slice(2)) : null;
}
