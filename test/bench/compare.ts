import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { matches } from './compare/matches.ts';
import { compareSections } from './compare/sections.ts';
import type { Figures } from './reading.ts';

/** Each part gives its figures by name. */
const parts: Readonly<Record<string, () => Promise<Figures>>> = {
  sections: async () =>
    Object.fromEntries(
      (await compareSections(process.argv.slice(3))).map(({ name, value }) => [name, value]),
    ),
  matches,
};

const OUTPUT = 'bench-results/compare.json';

/** `npm run bench -- compare [part …]`: how well documents are compared with each other. */
export async function compare(): Promise<void> {
  const wanted = process.argv.slice(3).filter((word) => word in parts);
  const report: Record<string, Figures> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    report[name] = await measure();
    for (const [figure, value] of Object.entries(report[name])) {
      console.log(`${name.padEnd(10)} ${figure.padEnd(64)} ${value}`);
    }
  }
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, `${JSON.stringify({ measured: new Date().toISOString(), ...report }, null, 2)}\n`);
  console.log(path.resolve(OUTPUT));
}
