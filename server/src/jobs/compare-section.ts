import { type DocumentError, minDocumentsPerSection, type SectionResult } from '@docglean/contract';
import type { Content } from '@docglean/extract';
import { nameWithModel } from '../ai/name-with-model.ts';
import { isNotTheFile } from '../credits/settle.ts';
import type { EnginePool } from '../engine/pool.ts';
import { publicMessage } from '../errors.ts';
import { finishSection, type SectionOutcome } from '../sections/finish.ts';
import type { Services } from '../services.ts';

type LeftOut = SectionResult['left_out'][number];

/** All documents of a section together: their words are held in memory until they are compared. */
const mostPages = 1000;

/**
 * Reads the documents of a section anew and compares them. Does nothing while one of them is still to be read, for the
 * end of its extraction sends the job again; nor where the section is finished or gone.
 */
export async function compareSection(
  services: Services,
  engine: EnginePool,
  sectionId: string,
): Promise<void> {
  const section = await loadUnfinished(services, sectionId);
  if (!section || section.documents.some(({ finished_at }) => finished_at === null)) return;
  await services.db
    .updateTable('section')
    .set({ status: 'processing', started_at: new Date(), progress: 0 })
    .where('id', '=', sectionId)
    .where('finished_at', 'is', null)
    .execute();
  await finishSection(services, sectionId, await compare(services, engine, section));
}

/** The last word on a section whose job failed for good. */
export async function failSection(services: Services, sectionId: string): Promise<void> {
  await finishSection(services, sectionId, failed('ENGINE_FAILED'));
}

const failed = (code: DocumentError['code'], message = publicMessage(code), pages = 0): SectionOutcome => ({
  pages,
  error: { code, message },
});

async function loadUnfinished({ db }: Services, sectionId: string) {
  const section = await db
    .selectFrom('section')
    .select(['id', 'language', 'pages', 'use_ai'])
    .where('id', '=', sectionId)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  if (!section) return null;
  const documents = await db
    .selectFrom('section_document')
    .innerJoin('document', 'document.id', 'section_document.document_id')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select(['document.id', 'document.status', 'document.file_name', 'document.blob_key', 'document.error'])
    .select(['document.finished_at', 'extraction.pages', 'extraction.language'])
    .where('section_document.section_id', '=', sectionId)
    .orderBy('section_document.position')
    .execute();
  return { ...section, documents };
}

type UnfinishedSection = NonNullable<Awaited<ReturnType<typeof loadUnfinished>>>;
type ComparedDocument = UnfinishedSection['documents'][number];

async function compare(
  services: Services,
  engine: EnginePool,
  section: UnfinishedSection,
): Promise<SectionOutcome> {
  const opened = await openAll(services, engine, section);
  const read = opened.flatMap((one) => ('content' in one ? [one] : []));
  const leftOut = opened.flatMap((one) => ('error' in one ? [one] : []));
  const pages = read.reduce((sum, { content }) => sum + Math.max(1, content.pages.length), 0);
  const paid = pages + leftOut.filter(({ error }) => !isNotTheFile(error.code)).length;
  if (read.length < minDocumentsPerSection)
    return failed('TOO_FEW_DOCUMENTS', tooFew(leftOut, opened.length), paid);
  if (pages > mostPages) return failed('TOO_MANY_PAGES', tooManyPages(pages));
  const language = section.language ?? undefined;
  const documents = read.map(({ document, content }) => ({
    id: document.id,
    fileName: document.file_name,
    content,
  }));
  const outcome = await engine.lend((process) =>
    process.run('compare', { documents, options: { ...(language && { language }) } }),
  );
  if ('error' in outcome) return failed(outcome.error, couldNotCompare);
  const named = section.use_ai ? await nameWithModel(services, outcome.result) : outcome.result;
  return { result: { ...named, left_out: leftOut.map(leftOutOf) }, pages: paid };
}

const couldNotCompare =
  'The documents could be read, but not be compared: it took too long or too much memory. Send fewer or shorter documents, or only some of their pages.';

type Opened = { document: ComparedDocument } & ({ content: Content } | { error: DocumentError });

/** The pages of each document; what is wrong with one does not keep the others from being read. */
async function openAll(
  { blobs, config, db, log }: Services,
  engine: EnginePool,
  { id, pages, language, documents }: UnfinishedSection,
): Promise<Opened[]> {
  let done = 0;
  const note = async () => {
    done += 1;
    await db
      .updateTable('section')
      .set({ progress: done / (documents.length + 1) })
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      .execute()
      .catch((error: unknown) => log.warn({ err: error }, 'progress could not be noted'));
  };
  return Promise.all(
    documents.map(async (document): Promise<Opened> => {
      const known = errorOf(document);
      if (known) return { document, error: known };
      const spoken = language ?? document.language;
      const range = pages ?? document.pages;
      const options = {
        pdfEngine: config.pdfEngine,
        ...(spoken && { language: spoken }),
        ...(range && { range }),
      };
      const outcome = await engine.lend(async (process) =>
        process.run('open', { bytes: await blobs.read(document.blob_key), options }),
      );
      await note();
      if ('error' in outcome)
        return { document, error: { code: outcome.error, message: publicMessage(outcome.error) } };
      const hasWords =
        outcome.result.einvoice !== null || outcome.result.pages.some(({ words }) => words.length > 0);
      if (hasWords) return { document, content: outcome.result };
      return { document, error: { code: 'EMPTY_DOCUMENT', message: publicMessage('EMPTY_DOCUMENT') } };
    }),
  );
}

/** Why a document was not read by its extraction; null where it was. */
function errorOf({ status, error }: ComparedDocument): DocumentError | null {
  if (status === 'cancelled')
    return { code: 'EXTRACTION_CANCELLED', message: publicMessage('EXTRACTION_CANCELLED') };
  return status === 'failed' ? error : null;
}

const leftOutOf = ({ document, error }: Extract<Opened, { error: unknown }>): LeftOut => ({
  document_id: document.id,
  file_name: document.file_name,
  error,
});

function tooFew(leftOut: readonly Extract<Opened, { error: unknown }>[], all: number): string {
  const reasons = leftOut.map(({ document, error }) => `${document.file_name}: ${error.message}`);
  return `Only ${all - leftOut.length} of ${all} documents could be read, and at least ${minDocumentsPerSection} are needed. ${reasons.join(' ')}`;
}

const tooManyPages = (pages: number) =>
  `The documents have ${pages} pages together, and ${mostPages} can be compared at once. Send fewer of them, or say which "pages" to compare.`;
