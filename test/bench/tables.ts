import { extract } from '@docglean/extract';
import { scoreSets } from './corpus.ts';

/** How right tables are found and read. */
export const tables = () =>
  scoreSets(
    ['tables-icdar2013'],
    (bytes) => extract(bytes, { mode: 'text', documentType: 'auto' }),
    (found) => ({ tables: found.tables.map(({ page, rows }) => ({ page, rows })) }),
  );
