import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleNeedingReview } from '../output/samples.ts';
import { documentTrigger } from './document-trigger.ts';

export const newDocumentNeedingReview = documentTrigger({
  key: 'new_document_needing_review',
  noun: 'Document',
  label: 'New Document Needing Review',
  description: 'Triggers when a document has been read but someone should look at its values.',
  event: 'document.needs_review',
  listed: { status: 'needs_review' },
  describe: (z, document) => [describeDocument(z, document)],
  outputFields: documentFields,
  sample: sampleNeedingReview,
});
