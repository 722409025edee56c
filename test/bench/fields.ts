import { extract } from '@docglean/extract';
import { scoreSets } from './corpus.ts';

const sets = [
  'invoices-facturx',
  'invoices-fxvis',
  'invoices-parsee',
  'invoices-invoice2data',
  'invoices-azure',
];

/** How right the fields of invoices are. */
export const fields = () =>
  scoreSets(
    sets,
    (bytes) => extract(bytes, { mode: 'fields', documentType: 'auto' }),
    (found) => ({
      document_type: found.documentType,
      fields: Object.fromEntries(
        found.fields.map(({ name, value, confidence }) => [name, { value, confidence }]),
      ),
      pages: found.pageCount,
    }),
  );
