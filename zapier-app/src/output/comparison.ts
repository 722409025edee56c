import type { ZObject } from 'zapier-platform-core';
import type { SectionResult, SectionSummary } from '../api/types.ts';
import { hydrators } from '../hydrators.ts';

/** Zapier takes 6 MB from a step, and documents can be long: all of it is in the file. */
const most = { rows: 1000, sections: 500, letters: 2000, lettersOfValue: 300 };

type Compared = SectionSummary & { result?: SectionResult | null };

/** A comparison as the next step wants it: what differs in words, and as line items. Empty until it is completed. */
export function describeComparison(z: ZObject, comparison: Compared): Record<string, unknown> {
  const { result } = comparison;
  return {
    id: comparison.id,
    comparison_id: comparison.id,
    name: comparison.name,
    status: comparison.status,
    similarity: comparison.similarity,
    documents_total: comparison.document_ids.length,
    section_count: comparison.section_count,
    difference_count: comparison.variation_count,
    differences_text: result ? differencesInWords(result) : null,
    differences: result ? differencesOf(result) : [],
    values: result ? valuesOf(result) : [],
    sections: result ? sectionsOf(result) : [],
    documents: result ? documentsOf(result) : [],
    left_out: result ? leftOutOf(result) : [],
    error: comparison.error?.message ?? null,
    extraction_id: comparison.extraction_id,
    credits_used: comparison.credits_used,
    customer_id: comparison.customer_id,
    created_at: comparison.created_at,
    finished_at: comparison.finished_at,
    comparison_file: result
      ? z.dehydrateFile(hydrators.comparisonFile, { comparison_id: comparison.id })
      : null,
  };
}

const shortened = (text: string, letters = most.letters): string =>
  text.length > letters ? `${text.slice(0, letters - 1)}…` : text;

const inWords = (name: string): string => name.replaceAll('_', ' ');

type NameOf = (documentId: string) => string;

function fileNames({ documents }: SectionResult): NameOf {
  const names = new Map(documents.map(({ document_id, file_name }) => [document_id, file_name]));
  return (id) => names.get(id) ?? id;
}

type Value = SectionResult['variations'][number]['values'][number];

const printed = ({ raw, value }: Value): string =>
  shortened(raw ?? (value === null ? '–' : cellOf(value)), most.lettersOfValue);

const cellOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

const differencesOf = (result: SectionResult) => {
  const nameOf = fileNames(result);
  const sections = new Map(result.sections.map(({ id, name }) => [id, name]));
  return result.variations.slice(0, most.rows).map((variation) => ({
    name: variation.name,
    type: variation.type,
    section: variation.sections.map((id) => sections.get(id) ?? id).join(', '),
    values: shortened(
      variation.values.map((one) => `${nameOf(one.document_id)}: ${printed(one)}`).join('\n'),
    ),
  }));
};

const differencesInWords = (result: SectionResult): string => {
  const lines = differencesOf(result).map(
    ({ name, values }) => `${inWords(name)}\n  ${values.replaceAll('\n', '\n  ')}`,
  );
  const changes = sectionsOf(result).flatMap(({ name, changes: what, missing_in }) => {
    const missing = missing_in ? [`Missing in ${missing_in}`] : [];
    const all = [...missing, ...(what ? what.split('\n') : [])];
    return all.length > 0 ? [`${name}\n  ${all.join('\n  ')}`] : [];
  });
  return shortened([...lines, ...changes].join('\n') || 'Nothing differs.', 20_000);
};

/** A row for each value of each document, as a spreadsheet wants it. */
const valuesOf = (result: SectionResult) => {
  const nameOf = fileNames(result);
  return result.variations
    .flatMap(({ name, type, values }) =>
      values.map((one) => ({
        name,
        type,
        document_id: one.document_id,
        file_name: nameOf(one.document_id),
        value: typeof one.value === 'object' && one.value !== null ? shortened(cellOf(one.value)) : one.value,
        printed_as: one.raw === null ? null : shortened(one.raw, most.lettersOfValue),
      })),
    )
    .slice(0, most.rows);
};

type Section = SectionResult['sections'][number];

const sectionsOf = (result: SectionResult) => {
  const nameOf = fileNames(result);
  return result.sections.slice(0, most.sections).map((section) => ({
    name: section.name,
    similarity: section.similarity,
    text: shortened(section.template),
    changes: shortened(section.changes.map((change) => changeInWords(change, nameOf)).join('\n')),
    missing_in: section.missing_in.map(nameOf).join(', '),
  }));
};

function changeInWords({ kind, text, documents }: Section['changes'][number], nameOf: NameOf): string {
  const names = documents.map(({ document_id }) => nameOf(document_id)).join(', ');
  const said = documents.find((document) => document.text !== null)?.text ?? '';
  switch (kind) {
    case 'added':
      return `Added in ${names}: ${shortened(said, most.lettersOfValue)}`;
    case 'missing':
      return `Missing in ${names}: ${shortened(text ?? '', most.lettersOfValue)}`;
    case 'reworded':
      return `Reworded in ${names}: ${shortened(said, most.lettersOfValue)}`;
  }
}

const documentsOf = ({ documents }: SectionResult) =>
  documents.map(({ document_id, file_name, similarity }) => ({ document_id, file_name, similarity }));

const leftOutOf = (result: SectionResult) =>
  result.left_out.map(({ document_id, file_name, error }) => ({
    document_id,
    file_name,
    reason: error.message,
  }));
