import type { Field } from '@docglean/contract';
import { columnConcept } from '../fields/find-items.ts';
import { tokens, wordsOfName } from '../fields/fold.ts';
import { meaningOfName } from './meanings.ts';
import type { PaperLine } from './paper.ts';
import { numberIn, textIn, textsIn } from './values.ts';

/** Where a name is none of the known heads but holds one. */
const HINTS: readonly (readonly [string, RegExp])[] = [
  ['tax_rate', /\b(?:vat|tax|mwst|tva|iva|btw)\b/],
  ['unit_price', /price|preis|prix|precio|prezzo|prijs|preco|cena|\brate\b/],
  [
    'quantity',
    /quant|qty|menge|anzahl|cantidad|aantal|ilosc|pieces|stuck|shipped|delivered|received|geliefert|livre/,
  ],
  [
    'sku',
    /\bsku\b|\bcode\b|article (?:no|number)|item (?:no|number|id)|part|artikelnr|artikelnummer|\bean\b|\bgtin\b/,
  ],
  ['amount', /amount|total|betrag|montant|importe|importo|bedrag|wartosc|\bsum\b/],
  ['description', /descr|name|text|article|artikel|product|produkt|item|bezeichnung|goods/],
  ['unit', /\bunit\b|einheit|unite/],
];

const known = new Map<string, string | null>();

/** What a column of a list of lines holds; null for anything else. */
function columnOf(field: Field): string | null {
  const key = [field.name, ...(field.synonyms ?? [])].join('\n');
  const before = known.get(key);
  if (before !== undefined) return before;
  const column = meaningOfColumn(field);
  // Names are the users' own: a server that runs for years must not keep them all.
  if (known.size > 5000) known.clear();
  known.set(key, column);
  return column;
}

function meaningOfColumn(field: Field): string | null {
  const concept = columnConcept(field);
  if (!concept.startsWith('own:')) return concept;
  const { name, synonyms = [] } = field;
  const names = [name, ...synonyms].map((one) =>
    tokens(wordsOfName(one))
      .map(({ text }) => text)
      .join(' '),
  );
  const meaning = meaningOfName(name, synonyms);
  if (meaning === 'purchase_order' || meaning === 'delivery_number') return 'reference';
  return HINTS.find(([, words]) => names.some((one) => words.test(one)))?.[0] ?? null;
}

const DELIVERED = /ship|deliver|receiv|gelief|livr|entreg|consegn|gelever/i;

type Columns = Readonly<Record<string, string>>;

/** The names of the columns by what they hold. Of several quantities that which was delivered counts. */
export function columnsOf(fields: readonly Field[]): Columns {
  const columns: Record<string, string> = {};
  for (const field of fields) {
    const column = columnOf(field);
    if (column === null) continue;
    const better = column === 'quantity' && DELIVERED.test(field.name);
    if (!(column in columns) || better) columns[column] = field.name;
  }
  return columns;
}

/** How much a list looks like the lines of a business paper: that of taxes has neither goods nor quantities. */
export const worthOf = (columns: Columns): number =>
  'description' in columns || 'sku' in columns
    ? ['description', 'sku', 'quantity', 'unit_price', 'amount'].filter((name) => name in columns).length
    : 0;

export function linesOf(rows: readonly unknown[], columns: Columns): PaperLine[] {
  return rows.flatMap((row, index) => {
    if (typeof row !== 'object' || row === null) return [];
    const cell = (column: string): unknown => (row as Record<string, unknown>)[columns[column] ?? ''];
    const line: PaperLine = {
      line: index + 1,
      sku: textIn(cell('sku')),
      description: textIn(cell('description')),
      quantity: numberIn(cell('quantity')),
      unit: textIn(cell('unit')),
      unitPrice: numberIn(cell('unit_price')),
      amount: numberIn(cell('amount') ?? cell('gross_amount')),
      reference: textsIn(cell('reference')).find((text) => /\d/.test(text)) ?? null,
    };
    return [line.sku, line.description, line.quantity, line.amount].every((value) => value === null)
      ? []
      : [line];
  });
}
