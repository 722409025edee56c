import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { submit } from '../extraction/submit.ts';
import { fieldsToRead } from '../inputs/built-fields.ts';
import { filesIn } from '../inputs/lists.ts';
import { parserToUse } from '../inputs/parser.ts';
import { type ReadingInput, readingFields, readingOptions } from '../inputs/reading.ts';
import { describeExtraction } from '../output/extraction.ts';
import { extractionFields } from '../output/output-fields.ts';
import { sampleExtraction } from '../output/samples.ts';

interface Input extends ReadingInput {
  files: string[];
  name?: string;
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const input = bundle.inputData as Input;
  const extraction = await submit(z, {
    files: filesIn(input.files),
    options: { ...readingOptions(z, input), ...(input.name && { name: String(input.name).slice(0, 200) }) },
  });
  return describeExtraction(extraction);
}

export const submitDocument = {
  key: 'submit_document',
  noun: 'Document',
  display: {
    label: 'Submit Document',
    description:
      'Submits one or more documents and continues at once. Use a trigger to go on when their values are there.',
  },
  operation: {
    inputFields: [
      {
        key: 'files',
        label: 'Files',
        type: 'file',
        list: true,
        required: true,
        helpText:
          'The files of earlier steps, or their web addresses. At most 30; they become one extraction.',
      },
      parserToUse,
      { ...fieldsToRead, children: [...fieldsToRead.children] },
      {
        key: 'name',
        label: 'Name',
        type: 'string',
        required: false,
        helpText: 'What to call the documents together, such as the subject of the mail they came with.',
      },
      ...readingFields,
    ],
    perform,
    sample: {
      ...sampleExtraction,
      status: 'queued',
      documents_completed: 0,
      page_count: 0,
      finished_at: null,
    },
    outputFields: [...extractionFields],
  },
} satisfies Create;
