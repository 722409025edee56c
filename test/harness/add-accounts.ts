import { createAccount } from '../../server/src/accounts/create-account.ts';
import { readConfig } from '../../server/src/config.ts';
import { createLog } from '../../server/src/log.ts';
import { openDatabase } from '../../server/src/store/database.ts';

/** Run as a process of its own: makes the accounts it is told of and prints their admin keys, both as JSON. */
const database = await openDatabase(readConfig(process.env, 1), createLog('error'));
const keys: Record<string, string> = {};
for (const [name, limits] of Object.entries(JSON.parse(process.argv[2] ?? '{}') as Record<string, object>)) {
  keys[name] = (await createAccount(database.db, name, limits)).key.key;
}
await database.close();
process.stdout.write(JSON.stringify(keys));
