import type { Services } from '../services.ts';
import { startDocument } from './start-document.ts';

/** A document that is read sooner than this is never seen as being read, and saves a statement. */
const startAfterMs = 100;
/** How often the database learns of progress; pages can come by the hundred a second. */
const everyMs = 500;

/** Notes that a document is being read and how many of its pages are done, now and then and never two at a time. */
export function noteProgress({ db, log }: Services, documentId: string) {
  const startedAt = new Date();
  let lastMs = startedAt.getTime();
  let writing: Promise<unknown> = Promise.resolve();
  const write = (statement: () => Promise<unknown>) => {
    writing = writing
      .then(statement)
      .catch((error) => log.warn({ err: error }, 'progress could not be noted'));
  };
  const start = setTimeout(() => write(() => startDocument(db, documentId, startedAt)), startAfterMs);
  return {
    startedAt,
    onPage(done: number, total: number): void {
      if (Date.now() - lastMs < everyMs) return;
      lastMs = Date.now();
      write(() =>
        db
          .updateTable('document')
          .set({ pages_done: done, page_count: total })
          .where('id', '=', documentId)
          .where('finished_at', 'is', null)
          .execute(),
      );
    },
    /** No more is noted; resolves when what was being written is. */
    async settled(): Promise<void> {
      clearTimeout(start);
      await writing;
    },
  };
}
