import { extract } from '@docglean/extract';
import { invoiceLayouts, renderInvoice } from '../documents/invoice.ts';
import { randomInvoice } from '../documents/random/invoices.ts';
import { others } from '../documents/random/others.ts';
import { randomFrom } from '../documents/random/random.ts';
import type { Language } from '../documents/truth.ts';
import { wordings } from '../documents/wording.ts';

const languages = Object.keys(wordings) as Language[];
/** Training draws from smaller seeds. */
const FIRST_SEED = 50_000;

test.each(languages)(
  'of invoices nobody has seen nine of ten fields are right, language %s',
  async (language) => {
    const wrong: string[] = [];
    let known = 0;
    for (const [index, layout] of invoiceLayouts.entries()) {
      const truth = randomInvoice(randomFrom(FIRST_SEED + index), language);
      const { result } = await extract(await renderInvoice(truth, { layout }), {
        mode: 'fields',
        documentType: 'invoice',
      });
      const expected = {
        invoice_number: truth.number,
        issue_date: truth.issueDate,
        currency: truth.currency,
        net_amount: truth.net,
        total_amount: truth.total,
        seller_name: truth.seller.name,
        buyer_name: truth.buyer.name,
        ...(truth.iban && { iban: truth.iban }),
        ...(truth.dueDate && { due_date: truth.dueDate }),
      };
      for (const [name, value] of Object.entries(expected)) {
        known++;
        if (result[name] !== value) wrong.push(`${layout} ${name}: ${String(result[name])}, not ${value}`);
      }
    }
    expect(wrong.length / known > 0.1 ? wrong : []).toEqual([]);
  },
);

test.each(Object.keys(others) as (keyof typeof others)[])(
  'a %s is not taken for another of the known kinds',
  async (kind) => {
    const told: string[] = [];
    for (const [index, language] of languages.entries()) {
      const pdf = await others[kind](randomInvoice(randomFrom(FIRST_SEED + 100 + index), language));
      const { documentType } = await extract(pdf, { mode: 'fields', documentType: 'auto' });
      const right = kind === 'delivery' ? 'delivery_note' : null;
      if (documentType !== right) told.push(`${language}: ${documentType}`);
    }
    expect(told).toEqual([]);
  },
);
