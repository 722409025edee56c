import { styleText } from 'node:util';
import type { Box, DocumentSummary, FieldResult } from '@docglean/contract';

type Described = Pick<DocumentSummary, 'file_name' | 'document_type' | 'status' | 'fields' | 'checks'> & {
  error: { message: string } | null;
};

/** A document and its values as a person reads them in a terminal. */
export function describeDocument(document: Described): string {
  const lines = [
    '',
    styleText('bold', document.file_name) +
      `  ${document.document_type ?? 'document'}, ${statusWords[document.status]}`,
  ];
  if (document.error) return [...lines, `  ${document.error.message}`].join('\n');
  const found = document.fields.filter((field) => field.value !== null);
  const nameWidth = Math.max(...found.map((field) => field.name.length));
  for (const field of found) lines.push(...describeField(field, nameWidth));
  for (const check of document.checks) {
    lines.push(`  ${check.passed ? styleText('green', '✓') : styleText('red', '✗')} ${check.message}`);
  }
  return lines.join('\n');
}

const statusWords: Record<DocumentSummary['status'], string> = {
  queued: 'waiting',
  processing: 'being read',
  completed: 'completed',
  needs_review: 'please review',
  failed: 'failed',
  cancelled: 'cancelled',
};

function describeField(field: FieldResult, nameWidth: number): string[] {
  const rows = Array.isArray(field.value) ? field.value : null;
  const value = rows ? `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}` : valueText(field);
  const percent = `${Math.round(field.confidence * 100)} %`.padStart(5);
  const line = `  ${field.name.padEnd(nameWidth)}  ${value.replaceAll('\n', ', ').padEnd(44)} ${percent}  ${place(field.box)}`;
  return [line, ...(rows ?? []).map((row) => `  ${''.padEnd(nameWidth)}  · ${rowText(row)}`)];
}

/** Money with its cents, as everyone writes it. */
const valueText = ({ type, value }: FieldResult) =>
  type === 'currency' && typeof value === 'number' ? value.toFixed(2) : String(value);

const rowText = (row: unknown) =>
  typeof row === 'object' && row !== null
    ? Object.values(row)
        .filter((value) => value !== null)
        .join('  |  ')
    : String(row);

/** `page 1, top right`. */
function place(box: Box | null): string {
  if (!box) return '';
  const vertical = thirds(box.y + box.height / 2, ['top', 'middle', 'bottom']);
  const horizontal = thirds(box.x + box.width / 2, ['left', 'centre', 'right']);
  return styleText('dim', `page ${box.page}, ${vertical} ${horizontal}`);
}

const thirds = (fraction: number, [first, second, third]: [string, string, string]) =>
  fraction < 1 / 3 ? first : fraction < 2 / 3 ? second : third;
