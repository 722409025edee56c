import type { Services } from '../services.ts';

/** How often the database learns of progress; pages can come by the hundred a second. */
const everyMs = 500;

/** Notes how many pages of a document are read, now and then and never two at a time. */
export function noteProgress({ db, log }: Services, documentId: string) {
  let lastMs = Date.now();
  let writing = Promise.resolve();
  return {
    onPage(done: number, total: number): void {
      if (Date.now() - lastMs < everyMs) return;
      lastMs = Date.now();
      writing = writing
        .then(() =>
          db
            .updateTable('document')
            .set({ pages_done: done, page_count: total })
            .where('id', '=', documentId)
            .where('finished_at', 'is', null)
            .execute(),
        )
        .then(
          () => {},
          (error) => log.warn({ err: error }, 'progress could not be noted'),
        );
    },
    settled: () => writing,
  };
}
