import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import type { DocumentSummary, Extraction } from '../api/types.ts';
import { documentsOf } from '../extraction/documents.ts';
import { isFinished } from '../extraction/is-finished.ts';
import { submit } from '../extraction/submit.ts';
import { waitForExtraction } from '../extraction/wait.ts';
import { fieldsToRead } from '../inputs/built-fields.ts';
import { parserToUse } from '../inputs/parser.ts';
import { type ReadingInput, readingFields, readingOptions } from '../inputs/reading.ts';
import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleDocument } from '../output/samples.ts';
import { withoutHiding } from '../output/without-hiding.ts';
import { editorSeconds, wakeOf } from '../waiting/callback.ts';
import { type WhenToContinue, whenToContinue } from '../waiting/when-to-continue.ts';

interface Input extends ReadingInput {
  file: string;
  when_to_continue?: WhenToContinue;
  if_not_readable?: 'stop' | 'continue';
  include_text?: boolean;
}

/** Submits the file. Live, the Zap then sleeps until the server calls; in the editor the answer is waited for. */
async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const startedMs = Date.now();
  const input = bundle.inputData as Input;
  const waits = input.when_to_continue !== 'return';
  const wake = waits ? wakeOf(z, bundle) : undefined;
  const extraction = await submit(z, {
    files: [input.file],
    options: { ...readingOptions(z, input), ...wake?.callback },
    run: wake?.run,
  });
  if (!waits || wake) return describe(z, input, await firstDocument(z, input, extraction.id));

  const secondsLeft = editorSeconds - (Date.now() - startedMs) / 1000;
  const last = await waitForExtraction(z, extraction.id, secondsLeft);
  if (isFinished(last)) return outcome(z, input, last);
  throw new z.errors.Error(
    'Docglean is still reading this document, and Zapier does not wait longer in a test. Test with a shorter one; a Zap that is switched on waits as long as it takes.',
    'NOT_FINISHED',
    408,
  );
}

/** The call that wakes the Zap. Nothing in it is believed: the values are fetched from the server. */
async function performResume(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { extraction_id: id } = bundle.outputData as { extraction_id: string };
  const extraction = await waitForExtraction(z, id, editorSeconds);
  if (isFinished(extraction)) return outcome(z, bundle.inputData as Input, extraction);
  throw new z.errors.Error(
    `Docglean did not finish this document in time. It goes on: fetch the values later with "Find Document" and the Extraction ID ${id}.`,
    'NOT_FINISHED',
    408,
  );
}

async function outcome(z: ZObject, input: Input, extraction: Extraction): Promise<Record<string, unknown>> {
  const document = await firstDocument(z, input, extraction.id);
  const unreadable = document.status === 'failed' || document.status === 'cancelled';
  if (!unreadable || input.if_not_readable === 'continue') return describe(z, input, document);
  const why = document.error?.message ?? 'The extraction was cancelled.';
  throw new z.errors.Error(
    `"${document.file_name}" could not be read: ${why}`,
    document.error?.code ?? 'CANCELLED',
    422,
  );
}

function describe(z: ZObject, input: Input, document: DocumentSummary): Record<string, unknown> {
  const described = describeDocument(z, document);
  if (!input.include_text) return described;
  return { ...described, ...withoutHiding(described, { text: document.text ?? null }) };
}

async function firstDocument(z: ZObject, input: Input, extractionId: string): Promise<DocumentSummary> {
  const [document] = await documentsOf(z, extractionId, input.include_text ? 'text' : undefined);
  if (document) return document;
  throw new z.errors.Error('The document was deleted before its values were fetched.', 'GONE', 404);
}

export const extractDocument = {
  key: 'extract_document',
  noun: 'Document',
  display: {
    label: 'Extract Document Data',
    description:
      'Extracts the values of an invoice, receipt or other document, with its table as line items. Waits until they are there.',
  },
  operation: {
    inputFields: [
      {
        key: 'file',
        label: 'File',
        type: 'file',
        required: true,
        helpText:
          'The file of an earlier step, or the web address of one: PDF, picture (PNG, JPEG, WEBP, TIFF, HEIC), Word document or e-invoice.',
      },
      parserToUse,
      { ...fieldsToRead, children: [...fieldsToRead.children] },
      {
        ...whenToContinue,
        choices: { wait: 'When the values are there', return: 'At once, with the IDs only' },
        helpText:
          'The Zap sleeps while Docglean reads, and goes on by itself. To go on at once, fetch the values later with a trigger or with "Find Document".',
      },
      {
        key: 'if_not_readable',
        label: 'If the Document Cannot Be Read',
        type: 'string',
        required: false,
        default: 'stop',
        choices: { stop: 'Stop with an error', continue: 'Continue, with the reason in "Error"' },
      },
      {
        key: 'include_text',
        label: 'Include Text',
        type: 'boolean',
        required: false,
        default: 'false',
        helpText: 'Also gives the whole text of the document, page after page.',
      },
      ...readingFields,
    ],
    perform,
    performResume,
    sample: sampleDocument,
    outputFields: [...documentFields, { key: 'text', label: 'Text', type: 'string' }],
  },
} satisfies Create;
