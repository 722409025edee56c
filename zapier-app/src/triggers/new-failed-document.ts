import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleFailed } from '../output/samples.ts';
import { documentTrigger } from './document-trigger.ts';

export const newFailedDocument = documentTrigger({
  key: 'new_failed_document',
  noun: 'Document',
  label: 'New Failed Document',
  description: 'Triggers when a document could not be read.',
  event: 'document.failed',
  listed: { status: 'failed' },
  describe: (z, document) => [describeDocument(z, document)],
  outputFields: documentFields,
  sample: sampleFailed,
});
