import { type ExtractError, type Extracted, extract } from '@docglean/extract';
import { ciiOf, ublOf } from '../documents/einvoice-xml.ts';
import { germanInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { expectedInvoice, streetAndTown } from './expected.ts';

const read = (bytes: Uint8Array, options = {}): Promise<Extracted> =>
  extract(new Uint8Array(bytes), { mode: 'fields', documentType: 'auto', ...options });

const fieldOf = (found: Extracted, name: string) => found.fields.find((field) => field.name === name);

const expectedLines = germanInvoice.lines.map(({ description, sku, quantity, unitPrice, amount }) => ({
  description,
  quantity,
  unit_price: unitPrice,
  amount,
  sku,
}));

describe.each([
  ['CII, as in Factur-X, ZUGFeRD 2 and XRechnung', ciiOf],
  ['UBL, as in XRechnung and Peppol', ublOf],
])('%s', (_name, write) => {
  test('an XML file alone gives every value of the preset, exactly and surely', async () => {
    const found = await read(Buffer.from(write(germanInvoice)));
    expect(found).toMatchObject({ engine: 'einvoice', documentType: 'invoice', confidence: 1, pageCount: 1 });
    expect(found.result).toMatchObject(expectedInvoice(germanInvoice));
    expect(found.result).toMatchObject({
      seller_address: streetAndTown(germanInvoice.seller),
      buyer_address: streetAndTown(germanInvoice.buyer),
      buyer_vat_id: germanInvoice.buyer.vatId,
      line_items: expectedLines,
    });
    expect(found.checks.filter((check) => !check.passed)).toEqual([]);
    expect(found.text).toContain(germanInvoice.number);
  });

  test('attached to a PDF, it wins over the page, and its values have their box where they stand on it', async () => {
    const content = write({ ...germanInvoice, number: 'ANDERS-1' });
    const pdf = await renderInvoice(germanInvoice, {
      layout: 'letterhead',
      attachment: { name: 'factur-x.xml', content },
    });
    const found = await read(pdf);
    expect(found).toMatchObject({ engine: 'einvoice', pageCount: 1 });
    expect(fieldOf(found, 'invoice_number')).toMatchObject({ value: 'ANDERS-1', confidence: 1, box: null });
    const onPage = fieldOf(
      await read(await renderInvoice(germanInvoice, { layout: 'letterhead' })),
      'total_amount',
    );
    expect(fieldOf(found, 'total_amount')).toMatchObject({
      source: 'einvoice',
      value: germanInvoice.total,
      box: onPage?.box,
    });
    expect(fieldOf(found, 'seller_name')?.box).not.toBeNull();
  });
});

test('own fields are filled by what their names mean; what the XML does not say comes from the page', async () => {
  const attachment = { name: 'xrechnung.xml', content: ublOf(germanInvoice) };
  const found = await read(await renderInvoice(germanInvoice, { layout: 'letterhead', attachment }), {
    fields: [
      { name: 'Rechnungsnummer', type: 'string' },
      { name: 'BIC', type: 'string' },
    ],
  });
  expect(fieldOf(found, 'Rechnungsnummer')).toMatchObject({
    value: germanInvoice.number,
    source: 'einvoice',
  });
  expect(fieldOf(found, 'BIC')).toMatchObject({ value: germanInvoice.bic, source: 'rules' });
});

test('XML in another encoding is read in the encoding it declares', async () => {
  const invoice = { ...germanInvoice, seller: { ...germanInvoice.seller, name: 'Müßig & Söhne GmbH' } };
  const latin = Buffer.from(ciiOf(invoice).replace('UTF-8', 'ISO-8859-1'), 'latin1');
  expect((await read(latin)).result.seller_name).toBe('Müßig & Söhne GmbH');
});

test.each([
  ['broken', (xml: string) => xml.slice(0, xml.length / 2)],
  [
    'with a document type, which could unfold without end',
    (xml: string) => xml.replace('<!--', '<!DOCTYPE a [<!ENTITY b "c">]><!--'),
  ],
])('XML that is %s is refused as damaged', async (_name, spoil) => {
  await expect(read(Buffer.from(spoil(ciiOf(germanInvoice))))).rejects.toMatchObject({
    code: 'CORRUPT_FILE',
  } satisfies Partial<ExtractError>);
});

test('a broken XML beside a readable page is left aside', async () => {
  const attachment = { name: 'factur-x.xml', content: ciiOf(germanInvoice).slice(0, 900) };
  const found = await read(await renderInvoice(germanInvoice, { layout: 'letterhead', attachment }));
  expect(found).toMatchObject({ engine: 'rules', result: { invoice_number: germanInvoice.number } });
});

test('XML that is no e-invoice is no supported format', async () => {
  await expect(read(Buffer.from('<html><body>Invoice</body></html>'))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
  });
});
