import { describeLineItems } from '../output/line-items.ts';
import { lineItemFields } from '../output/output-fields.ts';
import { sampleLineItem } from '../output/samples.ts';
import { documentTrigger } from './document-trigger.ts';

export const newLineItem = documentTrigger({
  key: 'new_line_item',
  noun: 'Line Item',
  label: 'New Line Item',
  description: 'Triggers when a document has been read, once for each row of its table.',
  event: 'document.completed',
  listed: { status: 'completed' },
  orNeedingReview: true,
  describe: describeLineItems,
  outputFields: lineItemFields,
  sample: sampleLineItem,
});
