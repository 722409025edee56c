import { tokens, wordsOfName } from '../fold.ts';

/** Words that do not tell one value from another, in the languages that documents come in. */
const EMPTY = new Set(
  (
    'a an the of on in at to by for from and or as is are be was with if any per its it this that these which s th nd rd st ' +
    'der die das des den dem und oder von vom zum zur im am fur mit ein eine bei ' +
    'le la les l d de du des et ou en au aux un une pour par sur el los las del y o al para por una ' +
    'il lo gli i della di dei e per het een van en of voor da do dos das um uma no na'
  ).split(' '),
);

/** Words of descriptions that speak of the answer's form and not of the page. */
const FORM = new Set(
  'exactly printed shown plain string null format yyyy mm dd e g eg i.e ie only without including field value text document page number numeric label row column line box'.split(
    ' ',
  ),
);

const ONE: Readonly<Record<string, string>> = {
  no: 'number',
  nr: 'number',
  num: 'number',
  nummer: 'number',
  numero: 'number',
  '#': 'number',
  '%': 'percent',
  qty: 'quantity',
  menge: 'quantity',
  amt: 'amount',
  addr: 'address',
  tel: 'phone',
  telephone: 'phone',
  curr: 'currency',
  ctn: 'carton',
  wt: 'weight',
  vat: 'vat',
};

/** The word without the endings of plurals and cases, spelling variants as one. */
function stem(word: string): string {
  // Only its own entries: a field may well be called "constructor".
  const known = (Object.hasOwn(ONE, word) ? ONE[word] : undefined) ?? word;
  if (known.length < 4) return known;
  const single = known.replace(/ies$/, 'y').replace(/s$/, '');
  return single.length > 5 ? single.replace(/(?:en|e|n|o|a)$/, '') : single;
}

export interface StemmedWord {
  stem: string;
  start: number;
  end: number;
}

/** The words of a text that can tell one label from another. */
export function telling(text: string): StemmedWord[] {
  return tokens(text)
    .filter(({ text: word }) => ONE[word] !== undefined || !EMPTY.has(word))
    .map(({ text: word, start, end }) => ({ stem: stem(word), start, end }));
}

export const stemsOf = (text: string): string[] => [
  ...new Set(telling(wordsOfName(text)).map((word) => word.stem)),
];

export const isForm = (word: string): boolean => FORM.has(word);

const LEAST_PREFIX = 3;

/** How much two stems are one word (0..1): "comp" may be short for "compensation". */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < LEAST_PREFIX || !/^\p{L}+$/u.test(short)) return 0;
  // An employer is no employee, and a payer no pay.
  const rest = long.startsWith(short) ? long.slice(short.length) : null;
  return rest === null || /^e?r$/.test(rest) ? 0 : rest.length <= 2 ? 0.9 : 0.75;
}
