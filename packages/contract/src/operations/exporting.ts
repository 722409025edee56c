import * as z from 'zod';

/** What an export may be asked for. */
export const exporting = {
  format: z
    .enum(['json', 'csv', 'xlsx', 'xml'])
    .default('json')
    .meta({ description: '`xlsx` is a workbook for Excel, with a sheet of its own for each table.' }),
  layout: z.enum(['documents', 'line_items']).default('documents').meta({
    description:
      "One row per document, or one row per entry of a document's main table, with the document's own values before it.",
  }),
  table: z.string().min(1).max(500).optional().meta({
    description:
      'With layout `line_items`: the name of the table to take the rows from. Otherwise each document gives its main one: `line_items`, `transactions`, or else the first of its fields that is a table. A table inside an object is written like `order.items`.',
    example: 'taxes',
  }),
};

/** The file that an export answers with. */
export const exported = {
  'application/json': z.array(z.record(z.string(), z.unknown())),
  'text/csv': z.string(),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': z.string().meta({ format: 'binary' }),
  'application/xml': z.string(),
};

/** What each export is, for its description. */
export const aboutExports =
  'Reviewed values are exported where there are any, extracted ones elsewhere. A field whose name an earlier column has already is called `name (2)`.';

export type ExportQuery = z.input<z.ZodObject<typeof exporting>>;
