/** ISO 4217 codes that are looked for, and the signs that stand for one of them. */
export const CURRENCY_CODES: readonly string[] =
  `EUR USD GBP CHF JPY CNY CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN HRK ISK TRY RUB UAH INR SGD HKD MYR THB IDR PHP KRW TWD
  ZAR AED SAR QAR ILS EGP MAD NGN KES BRL MXN ARS CLP COP PEN UYU VND PKR BDT LKR RSD`.split(/\s+/);

/** A sign that several currencies share comes with the likeliest; a code on the page outweighs it. */
export const CURRENCY_SIGNS: readonly (readonly [pattern: RegExp, code: string, certain: boolean])[] = [
  [/€/g, 'EUR', true],
  [/£/g, 'GBP', true],
  [/\bA\$|\bAU\$/g, 'AUD', true],
  [/\bC\$|\bCA\$/g, 'CAD', true],
  [/\bNZ\$/g, 'NZD', true],
  [/\bS\$/g, 'SGD', true],
  [/\bHK\$/g, 'HKD', true],
  [/\bR\$/g, 'BRL', true],
  [/\bUS\$|\bUS \$/g, 'USD', true],
  [/(?<![A-Z])\$/g, 'USD', false],
  [/₹|\bRs\.?(?= ?\d)/g, 'INR', true],
  [/¥/g, 'JPY', false],
  [/\bRM(?= ?\d)/g, 'MYR', true],
  [/\bCHF\b|\bSFr\.?|\bFr\.(?= ?\d)/g, 'CHF', true],
  [/zł/g, 'PLN', true],
  [/\bKč/g, 'CZK', true],
  [/₺/g, 'TRY', true],
  [/₽/g, 'RUB', true],
  [/₴/g, 'UAH', true],
  [/\bkr\b/g, 'SEK', false],
  [/\b[Ee]uros?\b/g, 'EUR', true],
];
