import { ai } from './ai/ai.ts';
import { grounding } from './ai/grounding.ts';
import { burst } from './burst.ts';
import { compare } from './compare.ts';
import { detect } from './detect.ts';
import { docx } from './docx.ts';
import { exports } from './exports.ts';
import { fields } from './fields.ts';
import { learning } from './learning.ts';
import { lists } from './lists.ts';
import { memory } from './memory.ts';
import { parallel } from './parallel.ts';
import { reading } from './reading.ts';
import { robustness } from './robustness.ts';
import { speed } from './speed.ts';
import { statements } from './statements.ts';
import { tables } from './tables.ts';
import { throughput } from './throughput.ts';

/** `npm run bench -- NAME`: measures one thing and prints it. */
const benches: Record<string, () => Promise<void>> = {
  ai,
  burst,
  compare,
  detect,
  docx,
  exports,
  fields,
  grounding,
  learning,
  lists,
  memory,
  parallel,
  reading,
  robustness,
  speed,
  statements,
  tables,
  throughput,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  console.log(
    `Which bench? There are: ${Object.keys(benches).join(', ')}. For example: npm run bench -- burst`,
  );
  process.exit(1);
}
await bench();
