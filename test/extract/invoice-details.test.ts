import { extract } from '@docglean/extract';
import { details } from '../documents/invoice/details.ts';

const read = async (bytes: Promise<Buffer>) =>
  extract(await bytes, { mode: 'fields', documentType: 'invoice' });

test('where tax is printed by rate, the sums below the rates are taken', async () => {
  const { result } = await read(details.taxByRate());
  expect(result).toMatchObject({ net_amount: 457.2, tax_amount: 71.19, total_amount: 528.39 });
});

test('an IBAN that goes on below is read to its end', async () => {
  const { result, checks } = await read(details.brokenIban());
  expect(result.iban).toBe('DE89370400440532013000');
  expect(checks.find(({ name }) => name === 'iban_checksum')?.passed).toBe(true);
});

test('tax number, VAT id, bank and customer number are told apart', async () => {
  const { result, checks } = await read(details.numbers());
  expect(result).toMatchObject({
    invoice_number: 'R-88120',
    seller_tax_number: '201/113/40209',
    seller_vat_id: 'DE136695976',
    bic: 'COBADEFFXXX',
    customer_number: 'K-20417',
  });
  expect(checks.find(({ name }) => name === 'seller_vat_id_checksum')?.passed).toBe(true);
});

test('a cell that holds number and description is parted, and a rebate inside an item is no total', async () => {
  const { result, checks } = await read(details.stackedItems());
  expect(result.line_items).toMatchObject([
    { sku: 'ZK-140', description: 'Zinkblech 2 m', quantity: 10, unit_price: 12, amount: 120 },
    { sku: 'ZK-155', description: expect.stringContaining('Dachrinne grau'), amount: 36 },
    { sku: 'ZK-170', description: 'Fallrohr verzinkt', quantity: 2, unit_price: 50, amount: 100 },
  ]);
  expect(checks.find(({ name }) => name === 'lines_add_up')?.passed).toBe(true);
});

test('parts of the tax are no items, and an Indian tax number is one', async () => {
  const { result } = await read(details.indian());
  expect(result.line_items).toMatchObject([{ description: 'Tyre 165/80 R14', amount: 2287.5 }]);
  expect(result).toMatchObject({ seller_vat_id: '27AAPFU0939F1ZV', total_amount: 2928 });
});
