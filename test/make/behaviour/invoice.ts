import { englishInvoice } from '../../documents/examples.ts';
import { only, type World } from '../world.ts';

/** The invoice as an earlier module of a scenario gives it. */
export const file = ({ invoice }: World) => ({ file_name: 'invoice.pdf', file_data: invoice });

/** What every document of the invoice gives. */
export const invoiceBundle = {
  id: expect.stringMatching(/^doc_/),
  extraction_id: expect.stringMatching(/^ext_/),
  status: 'completed',
  needs_review: false,
  file_name: 'invoice.pdf',
  document_type: 'invoice',
  confidence: expect.any(Number),
  values: expect.objectContaining({
    invoice_number: 'BK-2026-0418',
    total_amount: 3463.8,
    line_items: englishInvoice.lines.map(({ sku }) => expect.objectContaining({ sku })),
  }),
  field_confidence: expect.objectContaining({ total_amount: expect.any(Number) }),
  created_at: expect.any(Date),
  finished_at: expect.any(Date),
};

/** Submits the invoice and waits; gives the id of the extraction. */
export const submitted = async (world: World, options: object = {}): Promise<string> => {
  const { id } = only(await world.make.run('submitDocument', { ...file(world), ...options }));
  await world.api('GET', `/v1/extractions/${id}?wait=30`);
  return String(id);
};

/** The invoice, extracted. */
export const extracted = async (world: World, options: object = {}) =>
  only(await world.make.run('extractDocument', { ...file(world), ...options }));
