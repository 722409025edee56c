import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { DocumentSummary } from '../api/types.ts';
import { oneDocument } from '../extraction/documents.ts';
import { documentToUse, extractionToUse } from '../inputs/extraction.ts';
import { reviewedValues, valuesToReview } from '../inputs/reviewed-values.ts';
import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleReviewed } from '../output/samples.ts';

interface Input extends Record<string, unknown> {
  extraction_id: string;
  document_id?: string;
  absent?: string[];
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const input = bundle.inputData as Input;
  const { id, extraction_id } = await oneDocument(z, input);
  const { document } = await call<{ document: DocumentSummary }>(z, {
    path: `/v1/extractions/${extraction_id}/documents/${id}/review`,
    method: 'PUT',
    body: { values: reviewedValues(input) },
  });
  return describeDocument(z, document);
}

/** A field for each value of the document that is chosen. */
async function fieldsOfDocument(z: ZObject, bundle: Bundle) {
  const input = bundle.inputData as Partial<Input>;
  if (!input.extraction_id) return [];
  const document = await oneDocument(z, { ...input, extraction_id: input.extraction_id });
  return valuesToReview(document.fields);
}

export const reviewDocument = {
  key: 'review_document',
  noun: 'Document',
  display: {
    label: 'Review Document',
    description:
      'Updates a document with the values that a person says are right. The next documents like it come out right.',
  },
  operation: {
    inputFields: [
      extractionToUse,
      documentToUse,
      {
        key: 'review_info',
        type: 'copy',
        helpText: 'Fill in the values that are wrong. What you leave empty is confirmed as it was read.',
      },
      {
        key: 'absent',
        label: 'Not on the Document',
        type: 'string',
        list: true,
        required: false,
        placeholder: 'due_date',
        helpText: 'Names of fields that have a value although the document has none.',
      },
      fieldsOfDocument,
    ],
    perform,
    sample: sampleReviewed,
    outputFields: [...documentFields],
  },
} satisfies Create;
