import type { Field } from '@docglean/contract';
import { extract } from '@docglean/extract';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderLabelled } from '../documents/labelled.ts';

const read = (bytes: Uint8Array, fields: Field[]) =>
  extract(bytes, { mode: 'fields', documentType: 'auto', fields });

const note = () =>
  renderLabelled([
    ['Tracking code', 'TRK-99-4417'],
    ['Warehouse', 'North gate, hall 3'],
    ['Parcels', '14'],
    ['Gross weight', '1,284.50 kg'],
    ['Collected on', '3 June 2026'],
    ['Incoterm', 'DAP'],
    ['Insured', 'Yes'],
    ['Goods value', '$ 12,400.00'],
    ['Marks', 'blue, fragile, upright'],
  ]);

describe("fields of one's own", () => {
  test('are found by the words of their names, typed by their type', async () => {
    const { result, documentType } = await read(await note(), [
      { name: 'trackingCode', type: 'string' },
      { name: 'warehouse', type: 'string' },
      { name: 'parcels', type: 'integer' },
      { name: 'gross_weight', type: 'number' },
      { name: 'Collected on', type: 'date' },
      { name: 'insured', type: 'boolean' },
      { name: 'goods value', type: 'currency' },
      { name: 'marks', type: 'list<string>' },
    ]);
    expect(documentType).toBeNull();
    expect(result).toEqual({
      trackingCode: 'TRK-99-4417',
      warehouse: 'North gate, hall 3',
      parcels: 14,
      gross_weight: 1284.5,
      'Collected on': '2026-06-03',
      insured: true,
      'goods value': 12400,
      marks: ['blue', 'fragile', 'upright'],
    });
  });

  test('are found by their synonyms and, for an enum, by the values to choose from', async () => {
    const { result } = await read(await note(), [
      { name: 'shipment_id', type: 'string', synonyms: ['Tracking code'] },
      { name: 'terms', type: 'enum', enum: ['EXW', 'FOB', 'DAP'] },
    ]);
    expect(result).toEqual({ shipment_id: 'TRK-99-4417', terms: 'DAP' });
  });

  test('make an object of their parts', async () => {
    const { result } = await read(await note(), [
      {
        name: 'shipment',
        type: 'object',
        fields: [
          { name: 'tracking code', type: 'string' },
          { name: 'parcels', type: 'integer' },
        ],
      },
    ]);
    expect(result).toEqual({ shipment: { 'tracking code': 'TRK-99-4417', parcels: 14 } });
  });

  test('that mean what a preset means are found as well as there', async () => {
    const bytes = await renderInvoice(englishInvoice, { layout: 'banner' });
    const { result } = await read(bytes, [
      { name: 'vendor', type: 'string' },
      { name: 'Invoice #', type: 'string' },
      { name: 'grand_total', type: 'currency' },
      {
        name: 'positions',
        type: 'list<object>',
        fields: [
          { name: 'item', type: 'string' },
          { name: 'qty', type: 'number' },
          { name: 'line total', type: 'currency' },
        ],
      },
    ]);
    expect(result).toMatchObject({
      vendor: englishInvoice.seller.name,
      'Invoice #': englishInvoice.number,
      grand_total: englishInvoice.total,
    });
    expect(result.positions).toMatchObject(
      englishInvoice.lines.map(({ quantity, amount }) => ({ qty: quantity, 'line total': amount })),
    );
  });

  test('that the page does not have are null and bring the confidence to 0 if required', async () => {
    const document = await read(await note(), [{ name: 'vessel_name', type: 'string', required: true }]);
    expect(document.result).toEqual({ vessel_name: null });
    expect(document.confidence).toBe(0);
  });
});

test('a document that is neither invoice nor receipt gets no type and no fields', async () => {
  const document = await extract(await note(), { mode: 'fields', documentType: 'auto' });
  expect(document).toMatchObject({
    documentType: null,
    fields: [],
    result: {},
    checks: [],
    confidence: null,
  });
});
