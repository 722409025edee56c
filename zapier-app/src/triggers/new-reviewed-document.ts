import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleReviewed } from '../output/samples.ts';
import { documentTrigger } from './document-trigger.ts';

export const newReviewedDocument = documentTrigger({
  key: 'new_reviewed_document',
  noun: 'Document',
  label: 'New Reviewed Document',
  description: 'Triggers when a person has said which values of a document are right.',
  event: 'document.reviewed',
  listed: { is_verified: true },
  describe: (z, document) => [describeDocument(z, document)],
  outputFields: documentFields,
  sample: sampleReviewed,
});
