import type { IDataObject } from 'n8n-workflow';
import type { Section, SectionResult } from '../../shared/api';

export type SectionItemPer = 'comparison' | 'section' | 'variation';

/** A comparison as the user wants it: whole, or an object for each section or each value that differs. */
export function sectionJson(section: Section, per: SectionItemPer): IDataObject[] {
  const { result, ...rest } = section;
  const about = { ...rest, metadata: rest.metadata as IDataObject };
  if (!result) return [{ ...about, section_id: section.id }];
  if (per === 'section') return sectionsOf(section.id, result);
  if (per === 'variation') return variationsOf(section.id, result);
  return [{ ...about, section_id: section.id, ...(result as unknown as IDataObject) }];
}

const sectionsOf = (sectionId: string, { sections, documents }: SectionResult): IDataObject[] => {
  const nameOf = new Map(documents.map(({ document_id, file_name }) => [document_id, file_name]));
  return sections.map((section) => ({
    section_id: sectionId,
    section: section.id,
    name: section.name,
    similarity: section.similarity,
    template: section.template,
    variations: section.variations,
    changes: section.changes as unknown as IDataObject[],
    texts: section.documents.map(({ document_id, heading, text, moved }) => ({
      document_id,
      file_name: nameOf.get(document_id) ?? null,
      heading,
      text,
      moved,
    })),
    missing_in: section.missing_in.map((id) => nameOf.get(id) ?? id),
  }));
};

const variationsOf = (sectionId: string, { documents, variations }: SectionResult): IDataObject[] =>
  variations.map(({ name, type, sections, values }) => ({
    section_id: sectionId,
    name,
    type,
    sections,
    values: values.map(({ document_id, value, raw }, index) => ({
      document_id,
      file_name: documents[index]?.file_name ?? null,
      value: value as IDataObject[string],
      printed_as: raw,
    })),
  }));
