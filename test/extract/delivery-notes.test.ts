import { extract } from '@docglean/extract';
import { renderDeliveryNote } from '../documents/delivery-note.ts';
import { englishInvoice, frenchInvoice, germanInvoice, spanishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderOrder } from '../documents/order.ts';

const examples = { en: englishInvoice, de: germanInvoice, fr: frenchInvoice, es: spanishInvoice };

describe.each(Object.entries(examples))('a delivery note in %s', (_, invoice) => {
  const quantities = invoice.lines.map((_line, index) => index + 2);
  const note = { number: 'LS-20931', date: '2026-03-09', quantities };
  const read = async (documentType: 'auto' | 'delivery_note') =>
    extract(await renderDeliveryNote(invoice, note), { mode: 'fields', documentType });

  test('is told to be one and every field is right', async () => {
    const { documentType, result } = await read('auto');
    expect(documentType).toBe('delivery_note');
    expect(result).toMatchObject({
      delivery_number: note.number,
      issue_date: note.date,
      order_number: invoice.purchaseOrder,
      seller_name: invoice.seller.name,
      buyer_name: invoice.buyer.name,
    });
  });

  test('has its lines, which have no price', async () => {
    const { result } = await read('delivery_note');
    expect(result.line_items).toMatchObject(
      invoice.lines.map(({ sku, description }, index) => ({ sku, description, quantity: quantities[index] })),
    );
  });

  test('is nothing that an invoice or an order of it is taken for', async () => {
    const options = { mode: 'fields', documentType: 'auto' } as const;
    const kinds = await Promise.all(
      [renderInvoice(invoice, { layout: 'banner' }), renderOrder(invoice, '2026-04-01')].map(
        async (pdf) => (await extract(await pdf, options)).documentType,
      ),
    );
    expect(kinds).toEqual(['invoice', 'purchase_order']);
  });
});
