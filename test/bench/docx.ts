import { extract } from '@docglean/extract';
import { scoreSets } from './corpus.ts';

/** How complete the text and the tables of Word documents are. */
export const docx = () =>
  scoreSets(
    ['docx-text'],
    (bytes) => extract(bytes, { mode: 'text', documentType: 'auto' }),
    (found) => ({ text: found.text, tables: found.tables.map(({ page, rows }) => ({ page, rows })) }),
  );
