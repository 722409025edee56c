import { styleText } from 'node:util';
import type { ComparedSection, SectionResult, Variation } from '@docglean/contract';

/** Signs that a value or text may take on a line. */
const widest = 72;

/** What documents have in common and where they differ, as a person reads it in a terminal. */
export function describeSections(result: SectionResult): string {
  const { documents, left_out, sections, variations, similarity } = result;
  const width = Math.min(32, Math.max(...documents.map(({ file_name }) => file_name.length)));
  const fileOf = new Map(documents.map(({ document_id, file_name }) => [document_id, file_name]));
  const name = (id: string) => shortened(fileOf.get(id) ?? id, width).padEnd(width);
  const known = new Map(variations.map((variation) => [variation.name, variation]));
  const shown = new Set<string>();
  return [
    '',
    styleText('bold', `${documents.length} documents, ${percent(similarity)} alike`),
    ...documents.map((document) => `  ${name(document.document_id)}  ${percent(document.similarity)}`),
    ...left_out.map(({ file_name, error }) => styleText('red', `  ${file_name}: ${error.message}`)),
    ...sections.flatMap((section) => [
      '',
      headOf(section, documents.length),
      ...section.variations.flatMap((one) => describeVariation(known.get(one), shown, name)),
      ...section.changes.flatMap(({ kind, text, documents: own }) =>
        own.map(({ document_id, text: said }) => {
          const quoted = shortened((said ?? text ?? '').replaceAll('\n', ' '), widest);
          return `    ${styleText('yellow', kind.padEnd(9))} ${name(document_id)}  ${quoted}`;
        }),
      ),
    ]),
  ].join('\n');
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function headOf({ id, name, similarity, documents, missing_in }: ComparedSection, all: number): string {
  const there = missing_in.length === 0 ? '' : `, in ${documents.length} of ${all}`;
  const moved = documents.filter((one) => one.moved).length;
  const elsewhere = moved === 0 ? '' : `, elsewhere in ${moved}`;
  return `${styleText('bold', `${id}  ${name}`)}  ${styleText('dim', `${percent(similarity)} alike${there}${elsewhere}`)}`;
}

/** Where values come again, once is enough. */
function describeVariation(
  variation: Variation | undefined,
  shown: Set<string>,
  name: (id: string) => string,
): string[] {
  if (!variation) return [];
  if (shown.has(variation.name)) return [`    ${styleText('cyan', variation.name)}  as above`];
  shown.add(variation.name);
  return [
    `    ${styleText('cyan', variation.name)}  ${styleText('dim', variation.type)}`,
    ...variation.values.map(({ document_id, raw }) => {
      const value = raw === null ? '–' : shortened(raw.replaceAll('\n', ' | '), widest);
      return `      ${name(document_id)}  ${value}`;
    }),
  ];
}

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
