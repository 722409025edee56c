import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { CreateSection, Section, SectionSummary } from '../api/types.ts';
import { waitForComparison } from '../comparison/wait.ts';
import { uploadAll } from '../files/upload-all.ts';
import { documentsToCompare } from '../inputs/documents-to-compare.ts';
import { filesIn, wordsIn } from '../inputs/lists.ts';
import { language, pages } from '../inputs/reading.ts';
import { describeComparison } from '../output/comparison.ts';
import { comparisonFields } from '../output/comparison-fields.ts';
import { sampleComparison } from '../output/comparison-samples.ts';
import { editorSeconds, type Wake, wakeOf } from '../waiting/callback.ts';
import { type WhenToContinue, whenToContinue } from '../waiting/when-to-continue.ts';

interface Input {
  documents_from?: 'files' | 'extraction' | 'documents';
  files?: string[];
  extraction_id?: string;
  document_ids?: string[];
  when_to_continue?: WhenToContinue;
  name?: string;
  language?: string;
  pages?: string;
  customer_id?: string;
}

/** Submits the documents. Live, the Zap then sleeps until the server calls; in the editor the answer is waited for. */
async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const startedMs = Date.now();
  const input = bundle.inputData as Input;
  const waits = input.when_to_continue !== 'return';
  const wake = waits ? wakeOf(z, bundle) : undefined;
  const comparison = await submit(z, input, wake);
  if (!waits || wake) return describeComparison(z, comparison);

  const secondsLeft = editorSeconds - (Date.now() - startedMs) / 1000;
  const last = await waitForComparison(z, comparison.id, secondsLeft);
  if (last.finished_at) return outcome(z, last);
  throw new z.errors.Error(
    'Docglean is still comparing these documents, and Zapier does not wait longer in a test. Test with shorter ones; a Zap that is switched on waits as long as it takes.',
    'NOT_FINISHED',
    408,
  );
}

async function submit(z: ZObject, input: Input, wake: Wake | undefined): Promise<SectionSummary> {
  const spoken = input.language?.trim().toLowerCase();
  const range = input.pages?.trim();
  const body: CreateSection = {
    ...(await documentsOf(z, input, wake?.run)),
    ...(input.name && { name: String(input.name).slice(0, 200) }),
    ...(spoken && { language: spoken }),
    ...(range && { pages: range }),
    ...(input.customer_id && { customer_id: String(input.customer_id) }),
    ...wake?.callback,
  };
  const { section } = await call<{ section: SectionSummary }>(z, {
    path: '/v1/sections',
    method: 'POST',
    ...(wake && { headers: { 'idempotency-key': `${wake.run}:comparison` } }),
    body,
  });
  return section;
}

async function documentsOf(z: ZObject, input: Input, run: string | undefined): Promise<CreateSection> {
  switch (input.documents_from) {
    case 'extraction':
      return { extraction_id: input.extraction_id?.trim() ?? '' };
    case 'documents':
      return { document_ids: wordsIn(input.document_ids) };
    default:
      return { files: await uploadAll(z, filesIn(input.files), run) };
  }
}

/** The call that wakes the Zap. Nothing in it is believed: what was found is fetched from the server. */
async function performResume(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { comparison_id: id } = bundle.outputData as { comparison_id: string };
  const comparison = await waitForComparison(z, id, editorSeconds);
  if (comparison.finished_at) return outcome(z, comparison);
  throw new z.errors.Error(
    `Docglean did not finish this comparison in time. It goes on: fetch it later with "Find Comparison" and the Comparison ID ${id}.`,
    'NOT_FINISHED',
    408,
  );
}

function outcome(z: ZObject, comparison: Section): Record<string, unknown> {
  if (comparison.status === 'completed') return describeComparison(z, comparison);
  throw new z.errors.Error(
    `The documents could not be compared: ${comparison.error?.message}`,
    comparison.error?.code ?? 'FAILED',
    422,
  );
}

export const compareDocuments = {
  key: 'compare_documents',
  noun: 'Comparison',
  display: {
    label: 'Compare Documents',
    description:
      'Compares contracts, policies, offers or other documents of one kind: what all say, and what differs between them. Waits until it is found.',
  },
  operation: {
    inputFields: [
      {
        key: 'documents_from',
        label: 'What to Compare',
        type: 'string',
        required: true,
        default: 'files',
        choices: {
          files: 'Files',
          extraction: 'All documents that were submitted together',
          documents: 'Documents that were read before',
        },
        altersDynamicFields: true,
        helpText: 'Three to thirty documents of one kind: made from one template, or meant to say the same.',
      },
      documentsToCompare,
      {
        ...whenToContinue,
        choices: { wait: 'When it is found what differs', return: 'At once, with the ID only' },
        helpText:
          'The Zap sleeps while Docglean compares, and goes on by itself. To go on at once, fetch what was found later with "Find Comparison".',
      },
      {
        key: 'name',
        label: 'Name',
        type: 'string',
        required: false,
        helpText: 'What to call the comparison.',
      },
      language,
      { ...pages, helpText: 'Compare only these pages of each document. Leave it empty for all.' },
      {
        key: 'customer_id',
        label: 'Customer Number',
        type: 'string',
        required: false,
        helpText: 'Your own number for whom this is. You get it back with what was found.',
      },
    ],
    perform,
    performResume,
    sample: sampleComparison,
    outputFields: [...comparisonFields],
  },
} satisfies Create;
