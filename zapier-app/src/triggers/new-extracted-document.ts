import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleDocument } from '../output/samples.ts';
import { documentTrigger } from './document-trigger.ts';

export const newExtractedDocument = documentTrigger({
  key: 'new_extracted_document',
  noun: 'Document',
  label: 'New Extracted Document',
  description: 'Triggers when a document has been read and its values are sure enough.',
  event: 'document.completed',
  listed: { status: 'completed' },
  orNeedingReview: true,
  describe: (z, document) => [describeDocument(z, document)],
  outputFields: documentFields,
  sample: sampleDocument,
});
