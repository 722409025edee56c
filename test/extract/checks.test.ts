import { type Extracted, extract } from '@docglean/extract';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import type { InvoiceTruth } from '../documents/truth.ts';

const read = async (truth: InvoiceTruth): Promise<Extracted> =>
  extract(await renderInvoice(truth, { layout: 'banner' }), { mode: 'fields', documentType: 'invoice' });
const check = (document: Extracted, name: string) => document.checks.find((one) => one.name === name);
const confidence = (document: Extracted, name: string) =>
  document.fields.find((field) => field.name === name)?.confidence ?? 0;

describe('checks', () => {
  test('hold for an invoice that adds up, with the numbers in plain words', async () => {
    const document = await read(englishInvoice);
    expect(check(document, 'net_plus_tax_is_total')).toMatchObject({
      passed: true,
      message: '2,816.10 + 647.70 = 3,463.80',
    });
    expect(document.checks.map(({ name, passed }) => [name, passed])).toEqual([
      ['net_plus_tax_is_total', true],
      ['lines_add_up', true],
      ['quantity_times_price_is_amount', true],
      ['net_times_rate_is_tax', true],
      ['iban_checksum', true],
      ['buyer_vat_id_checksum', true],
      ['due_not_before_issue', true],
    ]);
  });

  test('fail where the total is drawn wrong, and the total is less sure', async () => {
    const right = await read(englishInvoice);
    const wrong = await read({ ...englishInvoice, total: 3563.8 });
    expect(wrong.result.total_amount).toBe(3563.8);
    expect(check(wrong, 'net_plus_tax_is_total')).toMatchObject({
      passed: false,
      message: '2,816.10 + 647.70 = 3,463.80, but the total is 3,563.80',
      fields: ['net_amount', 'tax_amount', 'total_amount'],
    });
    expect(confidence(wrong, 'total_amount')).toBeLessThan(confidence(right, 'total_amount') * 0.7);
    expect(wrong.confidence).toBeLessThan(0.6);
  });

  test('fail where a line does not multiply', async () => {
    const lines = englishInvoice.lines.map((line, index) => (index === 2 ? { ...line, amount: 605 } : line));
    const document = await read({ ...englishInvoice, lines });
    expect(check(document, 'quantity_times_price_is_amount')).toMatchObject({
      passed: false,
      message: 'Line 3: 1 × 650.00 is not 605.00.',
    });
    expect(check(document, 'lines_add_up')?.passed).toBe(false);
  });

  test('fail for an IBAN with a digit changed, which is still reported', async () => {
    const iban = englishInvoice.iban.replace(/8$/, '9');
    const document = await read({ ...englishInvoice, iban });
    expect(document.result.iban).toBe(iban);
    expect(check(document, 'iban_checksum')?.passed).toBe(false);
    expect(confidence(document, 'iban')).toBeLessThan(0.6);
  });

  test('fail for an invoice due before it was issued', async () => {
    const document = await read({ ...englishInvoice, dueDate: '2026-01-02' });
    expect(check(document, 'due_not_before_issue')?.passed).toBe(false);
  });
});
