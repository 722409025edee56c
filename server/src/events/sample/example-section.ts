import { creditsPerPage, type EventType } from '@docglean/contract';
import { publicMessage } from '../../errors.ts';
import type { SectionRow } from '../../sections/present.ts';
import { exampleMetadata } from './example-extraction.ts';

const documents = 4;

/** Four contracts that were compared, or could not be read. */
export function exampleSection(type: Extract<EventType, `section.${string}`>): SectionRow {
  const isCompleted = type === 'section.completed';
  return {
    id: 'sec_01KKNQ5Q9T7C2M4X6Z8B0D2F4H',
    account_id: '',
    extraction_id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
    document_ids: Array.from({ length: documents }, (_, index) => `doc_01KKNQ5KE9B3D5F7H9K1M3P5R${index}`),
    status: isCompleted ? 'completed' : 'failed',
    name: 'Tenancy agreements 2026',
    language: null,
    pages: null,
    use_ai: false,
    metadata: exampleMetadata,
    customer_id: 'customer-7',
    progress: 1,
    similarity: isCompleted ? 0.91 : null,
    section_count: isCompleted ? 14 : null,
    variation_count: isCompleted ? 9 : null,
    error: isCompleted ? null : { code: 'TOO_FEW_DOCUMENTS', message: publicMessage('TOO_FEW_DOCUMENTS') },
    credits: (isCompleted ? 3 : 1) * documents * creditsPerPage.section,
    created_at: new Date('2026-03-14T09:30:07.600Z'),
    started_at: new Date('2026-03-14T09:30:08.680Z'),
    finished_at: new Date('2026-03-14T09:30:12.400Z'),
    expires_at: null,
  };
}
