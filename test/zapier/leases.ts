import { textFile } from '../server/sample-files.ts';
import type { Platform } from './emulator/platform.ts';

const tenants = [
  ['berg.pdf', 'Anna Berg', 'EUR 900.00'],
  ['vogel.pdf', 'Karl Vogel', 'EUR 1,200.00'],
  ['moreau.pdf', 'Claire Moreau', 'EUR 750.00'],
] as const;

/** Tenancy agreements of one template, where an earlier step of a Zap would have them; the last one allows pets. */
export const publishLeases = (platform: Platform, count: number = tenants.length): Promise<string[]> =>
  Promise.all(
    tenants.slice(0, count).map(async ([name, tenant, rent], index) => {
      const file = await textFile(name, [
        'Tenancy Agreement',
        '1. Parties',
        `This agreement is made between Northwind Homes Ltd and ${tenant}.`,
        '2. Rent',
        `The monthly rent is ${rent} and is due on the third working day.`,
        ...(index === 2
          ? ['3. Pets', 'Small animals may be kept if the neighbours are not disturbed by them.']
          : []),
      ]);
      return platform.publish(name, { bytes: Buffer.from(await file.arrayBuffer()) });
    }),
  );
