import { type DocumentSummary, type FieldResult, isJsonObject, type Status } from '@docglean/contract';
import { mainTableOf } from '../../../export/find-fields.ts';

/** What the service calls each status of the core; one that needs review has its values. */
const statuses = {
  queued: 'processing',
  processing: 'processing',
  completed: 'complete',
  needs_review: 'complete',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Status, string>;

/** A document as the service shows it: what was found, and what a person said of it. */
export function presentDataset(document: DocumentSummary) {
  const { fields, ground_truth } = document;
  const table = mainTableIn(fields);
  return {
    id: document.id,
    status: statuses[document.status],
    dataset_type: document.document_type,
    customer_id: document.customer_id,
    is_verified: document.is_verified,
    file_name: document.file_name,
    page_count: document.page_count,
    fields: fields.filter(({ name }) => name !== table?.name).map(presentField),
    line_items: Array.isArray(table?.value) ? table.value.filter(isJsonObject) : [],
    ground_truth: Object.entries(ground_truth ?? {}).map(([name, value]) => ({ name, value })),
    accuracy: presentAccuracy(document),
    error: errorOf(document),
    metadata: document.metadata,
    created_at: document.created_at,
    updated_at: document.reviewed_at ?? document.finished_at ?? document.created_at,
  };
}

const presentField = ({ name, value, type, confidence, box }: FieldResult) => ({
  name,
  value,
  type,
  confidence,
  bounding_box: box,
});

function mainTableIn(fields: readonly FieldResult[]): FieldResult | undefined {
  const tables = fields.filter(({ type }) => type === 'list<object>');
  const main = mainTableOf(tables.map(({ name }) => [name]));
  return tables.find(({ name }) => name === main?.[0]);
}

/** 1 for each field that was right; nothing until a person has reviewed it. */
const presentAccuracy = ({ accuracy }: DocumentSummary) => ({
  overall_accuracy: accuracy?.overall_accuracy ?? null,
  fields: Object.fromEntries((accuracy?.fields ?? []).map(({ name, match }) => [name, match ? 1 : 0])),
});

function errorOf({ status, error }: DocumentSummary): string | null {
  if (error) return error.message;
  return status === 'cancelled' ? 'The extraction was cancelled before the file was read.' : null;
}
