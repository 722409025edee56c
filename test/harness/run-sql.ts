import { readConfig } from '../../server/src/config.ts';
import { createLog } from '../../server/src/log.ts';
import { openDatabase } from '../../server/src/store/database.ts';

/** Run as a process of its own, while no embedded server has the folder open: runs statements, prints the rows of the last. */
const database = await openDatabase(readConfig(process.env, 1), createLog('error'));
let rows: unknown[] = [];
for (const [text, values] of JSON.parse(process.argv[2] ?? '[]') as [string, unknown[]?][]) {
  rows = (await database.pool.query(text, values)).rows;
}
await database.close();
process.stdout.write(JSON.stringify(rows));
