import * as z from 'zod';
import { idOf } from '../ids.ts';
import { CreateSection, CreateSectionForm, Section, SectionStatus, SectionSummary } from '../section.ts';
import { SectionResult } from '../section-result.ts';
import { created, define, fileErrors, json, page, paging } from './operation.ts';

const byId = z.object({ id: idOf('section') });

const filters = {
  ...created,
  status: SectionStatus.optional(),
  extraction_id: idOf('extraction').optional().meta({ description: 'Only those of this extraction.' }),
  customer_id: z.string().max(200).optional(),
};

export type SectionFilter = z.output<z.ZodObject<typeof filters>>;

const exporting = {
  format: z.enum(['json', 'csv', 'xlsx']).default('json').meta({
    description: '`json` is the whole result; `csv` and `xlsx` are the table of sections and documents.',
  }),
};

export type SectionExportQuery = z.input<z.ZodObject<typeof exporting>>;

export const sectionsOperations = define({
  createSection: {
    method: 'post',
    path: '/v1/sections',
    summary: 'Compare 3 to 30 documents of one type',
    description:
      'Contracts, policies, offers, statements: documents that were made from one template, or ought to have been. They ' +
      'are aligned section by section, also where headings were renamed, numbers changed or sections moved. For each ' +
      'section you learn what all documents say (`template`), which values differ between them, side by side, and what ' +
      'was added, left out or reworded. Values that are filled in anew in each document come back as `proposed_fields`: ' +
      'make a parser of them, and the next document is read field by field.\n\n' +
      'Send files, as for an extraction; they are read as text first, in an extraction of their own whose id the answer ' +
      'has. Or name an extraction, or documents that are there already. A page costs one credit, three with `use_ai`, reading it included. ' +
      'Documents that cannot be read are left out and named, as long as three remain. Files locked with a password ' +
      'cannot be compared.',
    tag: 'Sections',
    scope: 'write',
    body: { 'application/json': CreateSection, 'multipart/form-data': CreateSectionForm },
    success: {
      status: 202,
      description:
        'Accepted. Ask for it with `?wait=60`, be called at your `callback_url`, or wait for the event `section.completed`.',
      content: json(z.object({ section: SectionSummary })),
    },
    errors: [
      ...fileErrors,
      'TOO_FEW_DOCUMENTS',
      'AI_NOT_CONFIGURED',
      'RESOURCE_NOT_FOUND',
      'INSUFFICIENT_CREDITS',
      'QUOTA_EXCEEDED',
    ],
  },
  listSections: {
    method: 'get',
    path: '/v1/sections',
    summary: 'List comparisons',
    description: 'Without their results, which are long: get them one by one.',
    tag: 'Sections',
    scope: 'read',
    query: z.object({ ...paging, ...filters }),
    success: { status: 200, description: 'Newest first.', content: json(page(SectionSummary)) },
    errors: [],
  },
  getSection: {
    method: 'get',
    path: '/v1/sections/{id}',
    summary: 'Get a comparison with its result',
    tag: 'Sections',
    scope: 'read',
    params: byId,
    query: z.object({
      wait: z.coerce
        .number()
        .min(0)
        .max(60)
        .default(0)
        .meta({ description: 'Hold the answer up to this many seconds, until it is finished.' }),
    }),
    success: { status: 200, description: 'The comparison.', content: json(z.object({ section: Section })) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  exportSection: {
    method: 'get',
    path: '/v1/sections/{id}/export',
    summary: 'Export a comparison as a file',
    description:
      'The table has a row for each section, and under it one for each value that differs and each change of text; a ' +
      'column for each document.',
    tag: 'Sections',
    scope: 'read',
    params: byId,
    query: z.object(exporting),
    success: {
      status: 200,
      description: 'The file.',
      content: {
        'application/json': SectionResult,
        'text/csv': z.string(),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': z
          .string()
          .meta({ format: 'binary' }),
      },
    },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED', 'NOTHING_TO_EXPORT'],
  },
  deleteSection: {
    method: 'delete',
    path: '/v1/sections/{id}',
    summary: 'Delete a comparison',
    description:
      'Files that were sent for it are deleted with their extraction. Documents that were there before stay.',
    tag: 'Sections',
    scope: 'write',
    params: byId,
    success: { status: 204, description: 'Gone.' },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
});
