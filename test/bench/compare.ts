import { compareSections } from './compare/sections.ts';

/** Documents compared with each other: how right what is found in common, and what differs, is. */
export async function compare(): Promise<void> {
  console.log('sections');
  for (const { name, value } of await compareSections(process.argv.slice(3)))
    console.log(`  ${name.padEnd(28)} ${value}`);
}
