const documents = [
  { document_id: 'doc_01KKNQ5KE9B3D5F7H9K1M3P5R0', file_name: 'berg.pdf', similarity: 0.94 },
  { document_id: 'doc_01KKNQ5KE9B3D5F7H9K1M3P5R1', file_name: 'vogel.pdf', similarity: 0.94 },
  { document_id: 'doc_01KKNQ5KE9B3D5F7H9K1M3P5R2', file_name: 'moreau.pdf', similarity: 0.86 },
] as const;

const rents = [
  [900, 'EUR 900.00'],
  [1200, 'EUR 1,200.00'],
  [750, 'EUR 750.00'],
] as const;

/** Three tenancy agreements that were compared. */
export const sampleComparison = {
  id: 'sec_01KKNQ5Q9T7C2M4X6Z8B0D2F4H',
  comparison_id: 'sec_01KKNQ5Q9T7C2M4X6Z8B0D2F4H',
  name: 'Tenancy agreements 2026',
  status: 'completed',
  similarity: 0.91,
  documents_total: 3,
  section_count: 2,
  difference_count: 1,
  differences_text:
    'monthly rent\n  berg.pdf: EUR 900.00\n  vogel.pdf: EUR 1,200.00\n  moreau.pdf: EUR 750.00\nPets\n  Missing in berg.pdf, vogel.pdf',
  differences: [
    {
      name: 'monthly_rent',
      type: 'amount',
      section: 'Rent',
      values: 'berg.pdf: EUR 900.00\nvogel.pdf: EUR 1,200.00\nmoreau.pdf: EUR 750.00',
    },
  ],
  values: documents.map(({ document_id, file_name }, index) => ({
    name: 'monthly_rent',
    type: 'amount',
    document_id,
    file_name,
    value: rents[index]?.[0],
    printed_as: rents[index]?.[1],
  })),
  sections: [
    {
      name: 'Rent',
      similarity: 1,
      text: 'The monthly rent is {monthly_rent}.',
      changes: '',
      missing_in: '',
    },
    {
      name: 'Pets',
      similarity: 0.33,
      text: 'Small animals may be kept.',
      changes: '',
      missing_in: 'berg.pdf, vogel.pdf',
    },
  ],
  documents,
  left_out: [],
  error: null,
  extraction_id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
  credits_used: 3,
  customer_id: 'customer-7',
  created_at: '2026-03-14T09:30:07.600Z',
  finished_at: '2026-03-14T09:30:12.400Z',
  comparison_file: 'SAMPLE FILE',
};
