/**
 * What the editor shows before there is a document of one's own: the examples that the server gives for the same
 * purpose, in the shape of real ones. A test holds them against each other.
 */

/** Zapier's own word for "here will be a file". */
const laterFile = 'SAMPLE FILE';

const ownValues = {
  invoice_number: 'INV-1042',
  issue_date: '2026-03-14',
  due_date: '2026-04-13',
  currency: 'EUR',
  net_amount: 1000,
  tax_amount: 190,
  total_amount: 1190,
  seller_name: 'Northwind Paper Ltd',
  seller_vat_id: 'IE1234567T',
  buyer_name: 'Miller Interiors',
  purchase_order: 'PO-5518',
  iban: 'IE29AIBK93115212345678',
} as const;

const lineItems = [
  { description: 'Copy paper A4, box', quantity: 20, unit_price: 30, amount: 600, sku: 'CP-A4' },
  { description: 'Wall paint, white, 10 l', quantity: 8, unit_price: 50, amount: 400, sku: 'WP-10' },
] as const;

const about = {
  document_id: 'doc_01KKNQ5KEGP3W7RXM0D4S2F9AV',
  extraction_id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
  status: 'completed',
  needs_review: false,
  confidence: 0.97,
  document_type: 'invoice',
  file_name: 'invoice-1042.pdf',
  page_count: 1,
  error: null,
  is_verified: false,
  overall_accuracy: null,
  parser_id: null,
  customer_id: 'customer-7',
  created_at: '2026-03-14T09:30:07.600Z',
  finished_at: '2026-03-14T09:30:12.400Z',
  original_file: laterFile,
} as const;

export const sampleDocument = { id: about.document_id, ...ownValues, line_items: lineItems, ...about };

export const sampleNeedingReview = {
  ...sampleDocument,
  status: 'needs_review',
  needs_review: true,
  confidence: 0.41,
};

export const sampleFailed = {
  id: about.document_id,
  ...about,
  status: 'failed',
  confidence: null,
  document_type: null,
  page_count: null,
  error:
    'The file is locked with a password. Send it again with the right password, or remove the password from the file.',
};

export const sampleReviewed = { ...sampleDocument, is_verified: true, overall_accuracy: 1 };

export const sampleLineItem = {
  id: `${about.document_id}:1`,
  line_item_description: lineItems[0].description,
  line_item_quantity: lineItems[0].quantity,
  line_item_unit_price: lineItems[0].unit_price,
  line_item_amount: lineItems[0].amount,
  line_item_sku: lineItems[0].sku,
  table: 'line_items',
  row: 1,
  ...ownValues,
  ...about,
};

export const sampleExtraction = {
  id: about.extraction_id,
  extraction_id: about.extraction_id,
  name: 'Mail of 14 March',
  status: 'completed',
  needs_review: false,
  documents_total: 2,
  documents_completed: 2,
  documents_needing_review: 0,
  documents_failed: 0,
  page_count: 2,
  credits_used: 6,
  parser_id: null,
  document_type: 'auto',
  customer_id: 'customer-7',
  created_at: about.created_at,
  finished_at: about.finished_at,
};

export const sampleParser = {
  id: 'prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
  parser_id: 'prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
  name: 'Delivery notes of Miller',
  description: null,
  is_preset: false,
  field_count: 2,
  fields: [
    { name: 'note_number', type: 'string', required: true, columns: null },
    { name: 'goods', type: 'list<object>', required: false, columns: 'article, quantity' },
  ],
  created_at: '2026-03-14T09:30:07.600Z',
};
