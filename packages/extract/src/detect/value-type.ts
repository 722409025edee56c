import type { FieldType } from '@docglean/contract';
import type { Conventions } from '../fields/conventions.ts';
import { fold } from '../fields/fold.ts';
import { findDates } from '../fields/values/dates.ts';
import { parseNumber } from '../fields/values/number-format.ts';

/** A text as printed, and how its document writes numbers and dates. */
export interface Printed {
  raw: string;
  conventions: Conventions;
}

/** What the values of one field are, over all samples. */
export interface ValueType {
  type: FieldType;
  enum?: string[];
  format?: string;
}

const CURRENCY = String.raw`(?:[€£$¥₹₺₽₴]|US\$|zł|Kč|kr\.?|Fr\.|RM|Rs\.?|EUR|USD|GBP|CHF|PLN|CZK|CAD|AUD|SEK|NOK|DKK|HUF|RON|BGN|TRY|INR|JPY|CNY)`;
const DIGITS = String.raw`(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d{1,6})?`;
const MONEY = new RegExp(
  String.raw`^[-–−(]?\s?(?:${CURRENCY}\s?[-–−]?\s?${DIGITS}|${DIGITS}\s?${CURRENCY})\)?(?:,?\s?-)?$`,
  'u',
);
const PLAIN = new RegExp(String.raw`^[-–−(]?\s?${DIGITS}\)?-?$`, 'u');
const MEASURED = new RegExp(
  String.raw`^[-–−]?${DIGITS}\s?(?:%|‰|°\s?[CF]?|k?g|t|lbs?|oz|k?m|cm|mm|m[²³23]|ha|l|ml|h|hrs?|hours?|std|min|days?|tage|jours|pcs|stk|kwh|mwh|kw|w|v|a|hz)\.?$`,
  'iu',
);
const MARK = /^[☐☒☑✓✔□■]$/u;
const TICKED = /^[☒☑✓✔■]$/u;
const YES = /^(?:yes|true|ja|oui|si|sim|tak|да|ναι)$/;
const NO = /^(?:no|false|nein|non|nee|nao|nie|нет|οχι)$/;

/** Labels whose digits name something and count nothing. */
const NAMES =
  /(?:^|[^\p{L}])(?:no|nos|nr|num|number|numero|numer|n|id|code|codigo|codice|kod|ref|reference|phone|telephone|telefon|tel|fax|mobile|zip|plz|cap|postcode|ssn|ein|tin|account|konto|cuenta|compte|conto|serial|key|barcode|номер|инн|кпп|αριθμος)(?:[^\p{L}]|$)|(?:nummer|nr|kennung|#)(?:[^\p{L}]|$)|[#№]/u;
const MONEY_WORDS =
  /total|amount|price|\bsum\b|summe|betrag|gesamt|netto|brutto|preis|kosten|montant|prix|importe|precio|importo|prezzo|totale|bedrag|prijs|totaal|\bvalor|preco|kwota|cena|razem|cost|\bfee|balance|saldo|\btax|\bvat\b|mwst|\bust\b|\btva\b|\biva\b|\bbtw\b|salary|wage|revenue|turnover|umsatz|profit|gewinn|budget|premium|income|payment|сумма|цена|стоимость|итого|gehalt|lohn|miete|\brent/;

/** Digits from which on a number is a name. */
const LONG = 7;

type Single = 'boolean' | 'date' | 'currency' | 'integer' | 'number' | 'string';

function singleType({ raw, conventions }: Printed, label: string): Single {
  const text = raw.trim();
  const folded = fold(text);
  if (MARK.test(text) || YES.test(folded) || NO.test(folded)) return 'boolean';
  const [date, more] = findDates(text, conventions.dayFirst);
  if (date && !more && date.end - date.start >= text.length - 2) return 'date';
  if (MONEY.test(text)) return 'currency';
  if (MEASURED.test(text)) return 'number';
  const foldedLabel = fold(label);
  if (!PLAIN.test(text) || NAMES.test(foldedLabel)) return 'string';
  const digits = text.replace(/\D/g, '');
  if (/[.,]\d{2}\)?-?$/.test(text) && MONEY_WORDS.test(foldedLabel)) return 'currency';
  if (/^\d+$/.test(text)) return /^0\d/.test(digits) || digits.length >= LONG ? 'string' : 'integer';
  return Number.isInteger(parseNumber(text.replace(/[^\d.,'’ \u00a0\u202f]/g, ''), conventions.decimalMark))
    ? /[.,]\d{1,2}$/.test(text)
      ? 'number'
      : 'integer'
    : 'number';
}

/** The type that all values have: numbers of several kinds are the widest of them, anything else unlike is text. */
export function typeOfValues(values: readonly Printed[], label: string): ValueType {
  const types = new Set(values.map((value) => singleType(value, label)));
  const [only = 'string'] = types;
  if (types.size === 1 && only !== 'string') return { type: only };
  const numeric = [...types].every((type) => type === 'integer' || type === 'number' || type === 'currency');
  if (types.size > 1 && numeric) return { type: types.has('currency') ? 'currency' : 'number' };
  const texts = values.map(({ raw }) => raw.trim());
  const choices = choicesOf(texts);
  if (choices) return { type: 'enum', enum: choices };
  const format = formatOf(texts);
  return { type: 'string', ...(format && { format }) };
}

/** Samples from which on words that come again are a choice; words of such a choice. */
const LEAST_FOR_CHOICE = 4;
const MOST_CHOICE_WORDS = 3;

/** A few words of which each sample has one, each in more than one sample. */
function choicesOf(texts: readonly string[]): string[] | undefined {
  if (texts.length < LEAST_FOR_CHOICE) return undefined;
  const counts = Map.groupBy(texts, (text) => text);
  const recur = counts.size > 1 && [...counts.values()].every((same) => same.length > 1);
  const short = texts.every((text) => text.split(/\s+/).length <= MOST_CHOICE_WORDS && !/\d{2}/.test(text));
  return recur && short ? [...counts.keys()] : undefined;
}

/** "INV-####" where only digits differ between samples. */
function formatOf(texts: readonly string[]): string | undefined {
  const patterns = new Set(texts.map((text) => text.replace(/\d/g, '#')));
  const [pattern] = patterns;
  const isFormat = texts.length > 1 && patterns.size === 1 && pattern && /#/.test(pattern);
  return isFormat && pattern.length <= 40 && !/[?*]|\s.*\s/.test(pattern) ? pattern : undefined;
}

/** The printed text as a value of that type; null where it cannot be read so. */
export function typedValue({ raw, conventions }: Printed, type: FieldType): unknown {
  const text = raw.replace(/\s+/g, ' ').trim();
  switch (type) {
    case 'boolean':
      return TICKED.test(text) || YES.test(fold(text));
    case 'date':
      return findDates(text, conventions.dayFirst)[0]?.value ?? null;
    case 'currency':
    case 'number':
    case 'integer': {
      const digits = text.match(new RegExp(DIGITS, 'u'))?.[0];
      const value = digits ? parseNumber(digits, conventions.decimalMark) : null;
      const negative = /^[-–−(]|-$|[€£$]\s?[-–−]/u.test(text);
      return value !== null && negative && value !== 0 ? -value : value;
    }
    default:
      return text === '' ? null : text;
  }
}
