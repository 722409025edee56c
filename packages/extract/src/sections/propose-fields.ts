import type { Field, Variation } from '@docglean/contract';
import { typeOfValues } from '../detect/value-type.ts';
import type { BuiltSection } from './build-section.ts';
import type { AboutDocuments } from './variations.ts';

const MOST_WORDS = 12;
/** Share of the documents that must have a value. */
const MOSTLY = 0.5;
/** Where nearly all say the same, somebody changed it once. */
const NEARLY_ALL = 0.8;
const ABOUT = 60;

/** The variations that are filled in anew in each document, as fields of a parser. */
export function proposeFields(
  variations: readonly Variation[],
  sections: readonly BuiltSection[],
  about: AboutDocuments,
): Field[] {
  const differences = sections.flatMap((section) => section.differences);
  return variations.flatMap((variation): Field[] => {
    if (!isFilledIn(variation)) return [];
    const [first] = differences.filter(({ name }) => name === variation.name);
    const label = variation.name.replaceAll('_', ' ');
    const printed = variation.values.flatMap(({ raw }, document) => {
      const conventions = about.conventions[document];
      return raw !== null && conventions ? [{ raw, conventions }] : [];
    });
    const shape = ofType(variation, () => typeOfValues(printed, label));
    return [{ name: variation.name, ...shape, ...(first && { description: describe(first) }) }];
  });
}

function isFilledIn({ type, values }: Variation): boolean {
  const present = values.flatMap(({ raw }) => raw ?? []);
  if (type === 'table' || present.length < values.length * MOSTLY) return false;
  const counts = [...Map.groupBy(present, (raw) => raw)].map(([, same]) => same.length);
  const words = present.reduce((sum, raw) => sum + raw.split(/\s+/).length, 0) / present.length;
  const isOneChange = values.length >= 5 && Math.max(...counts) > values.length * NEARLY_ALL;
  return counts.length > 1 && words <= MOST_WORDS && !isOneChange;
}

function ofType({ type }: Variation, guess: () => ReturnType<typeof typeOfValues>) {
  if (type === 'date') return { type: 'date' as const };
  if (type === 'amount') return { type: 'currency' as const };
  if (type === 'percentage') return { type: 'number' as const };
  return guess();
}

/** Where it stands: the section, and the words around it. */
function describe({ sectionName, filled: { shown } }: BuiltSection['differences'][number]): string {
  const { text } = shown.sentence.passage;
  const before = text
    .slice(Math.max(0, shown.start - ABOUT), shown.start)
    .replace(/^\S*\s/, shown.start > ABOUT ? '… ' : '$&');
  const after = text
    .slice(shown.end, shown.end + ABOUT)
    .replace(/\s\S*$/, text.length > shown.end + ABOUT ? ' …' : '$&');
  return `${sectionName}: "${before}[…]${after}"`.replace(/\s+/g, ' ').trim();
}
