import type { ComparedSection, SectionResult, Variation } from '@docglean/contract';
import type { Column, Row } from './layout.ts';

/** Sections and documents as a table. */
export interface SectionsTable {
  columns: Column[];
  rows: Row[];
}

const about = ['section', 'name', 'kind', 'template', 'similarity'] as const;
/** What stands where a document lacks a section or a text. */
const missing = '(missing)';

/**
 * A row for each section with its heading in each document, and under it one for each value that differs and for each
 * change of text; a column for each document.
 */
export function sectionsTable({ documents, sections, variations }: SectionResult): SectionsTable {
  const names = columnNames(documents.map(({ file_name }) => file_name));
  const columns = [
    ...about.map(
      (name): Column => ({ name, type: name === 'similarity' ? 'number' : 'string', path: [name] }),
    ),
    ...documents.map(
      ({ document_id }, index): Column => ({ name: names[index] ?? '', type: 'string', path: [document_id] }),
    ),
  ];
  const known = new Map(variations.map((variation) => [variation.name, variation]));
  const rows = sections.flatMap((section) => [
    sectionRow(section),
    ...section.variations.flatMap((name) => {
      const variation = known.get(name);
      return variation ? [variationRow(section, variation)] : [];
    }),
    ...section.changes.map(
      ({ kind, text, documents: own }): Row => ({
        section: section.id,
        name: null,
        kind,
        template: text,
        ...Object.fromEntries(own.map(({ document_id, text: said }) => [document_id, said ?? missing])),
      }),
    ),
  ]);
  return { columns, rows };
}

function sectionRow({ id, name, template, similarity, documents, missing_in }: ComparedSection): Row {
  return {
    section: id,
    name,
    kind: 'section',
    template,
    similarity,
    ...Object.fromEntries(
      documents.map(({ document_id, number, heading, moved }) => [
        document_id,
        [[number, heading].filter(Boolean).join(' ') || '✓', ...(moved ? ['(moved)'] : [])].join(' '),
      ]),
    ),
    ...Object.fromEntries(missing_in.map((document_id) => [document_id, missing])),
  };
}

const variationRow = ({ id }: ComparedSection, { name, type, values }: Variation): Row => ({
  section: id,
  name,
  kind: type,
  template: null,
  ...Object.fromEntries(values.map(({ document_id, raw }) => [document_id, raw])),
});

/** File names as names of columns: two of the same name get a number. */
function columnNames(fileNames: readonly string[]): string[] {
  const taken = new Set<string>(about);
  return fileNames.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}
