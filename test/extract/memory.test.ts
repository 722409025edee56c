import type { Field } from '@docglean/contract';
import { type LayoutMemory, learnLayout, readContent, understand } from '@docglean/extract';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderLabelled } from '../documents/labelled.ts';

const fields: Field[] = [
  { name: 'Storage place', type: 'string' },
  { name: 'Carrier', type: 'string' },
];
const noteWith = async (mark: string, weight: string) =>
  readContent(
    new Uint8Array(
      await renderLabelled([
        ['Zonal mark', mark],
        ['Gross weight', weight],
        ['Packed by', 'Harrow & Daughters'],
        ['Handling', 'Keep upright and away from sunlight'],
      ]),
    ),
  );
const read = (content: Awaited<ReturnType<typeof noteWith>>, memories: LayoutMemory[] = []) =>
  understand(content, { mode: 'fields', documentType: 'auto', fields, memories });

describe('after one document of a layout was reviewed', () => {
  let memory: LayoutMemory;
  beforeAll(async () => {
    const reviewed = await noteWith('AB-17', '40 kg');
    expect(read(reviewed).result['Storage place']).toBeNull();
    const truth = { 'Storage place': 'AB-17', Carrier: 'Pelican Freight' };
    memory = learnLayout(reviewed.pages, fields, truth);
  });

  test('the next one gives what stands at the same place, and says where from', async () => {
    const { fields: found } = read(await noteWith('CD-99', '7 kg'), [memory]);
    expect(found.find(({ name }) => name === 'Storage place')).toMatchObject({
      value: 'CD-99',
      source: 'memory',
      box: { page: 1 },
    });
  });

  test('a value that is printed nowhere is the same on the next one', async () => {
    const { result } = read(await noteWith('CD-99', '7 kg'), [memory]);
    expect(result.Carrier).toBe('Pelican Freight');
  });

  test('a document of another layout is left alone', async () => {
    const other = await readContent(
      new Uint8Array(await renderInvoice(englishInvoice, { layout: 'banner' })),
    );
    expect(read(other, [memory]).result).toEqual(read(other).result);
  });

  test('it is plain data, to be kept as JSON', async () => {
    const kept: LayoutMemory = JSON.parse(JSON.stringify(memory));
    expect(read(await noteWith('EF-3', '1 kg'), [kept]).result['Storage place']).toBe('EF-3');
  });
});
