import type { EInvoice, KnownValues } from './einvoice.ts';

/** The text of an e-invoice that has no page: one value a line, one line item a line. */
export function listing({ header, taxes, lines }: EInvoice): string {
  const values = (known: KnownValues) =>
    Object.entries(known).flatMap(([name, value]) =>
      value ? [`${name.replaceAll('_', ' ')}: ${value.value}`] : [],
    );
  return [...values(header), ...[...taxes, ...lines].map((line) => values(line).join(' | '))].join('\n');
}
