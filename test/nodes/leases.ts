import type { INodeExecutionData } from 'n8n-workflow';
import { textFile } from '../server/sample-files.ts';
import { fileItem } from './input-items.ts';

const tenants = [
  ['Anna Berg', 'EUR 900.00'],
  ['Karl Vogel', 'EUR 1,200.00'],
  ['Claire Moreau', 'EUR 750.00'],
];

/** Tenancy agreements of one template, each as the file of an input item. */
export const leaseItems = (): Promise<INodeExecutionData[]> =>
  Promise.all(
    tenants.map(async ([tenant, rent]) => {
      const file = await textFile(`${tenant}.pdf`, [
        'Tenancy Agreement',
        '1. Parties',
        `This agreement is made between Northwind Homes Ltd and ${tenant}.`,
        '2. Rent',
        `The monthly rent is ${rent} and is due on the third working day.`,
      ]);
      return fileItem(Buffer.from(await file.arrayBuffer()), file.name);
    }),
  );
