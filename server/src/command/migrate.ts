import { mkdirSync } from 'node:fs';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { type Command, say } from './command.ts';

export const migrateCommand: Command = {
  usage: '',
  summary: 'bring the database up to date',
  details: `
Every start does this by itself. Run it alone where the servers may not change tables, or to see that it works
before they are started. Several may run at the same time: only one of them changes anything.`,
  async run({ config }) {
    const settings = config();
    mkdirSync(settings.dataDir, { recursive: true });
    const database = await openDatabase(settings, createLog('error'));
    try {
      const ran = await migrate(database.pool);
      for (const name of ran) say(`✓ ${name}`);
      say(ran.length > 0 ? 'The database is up to date now.' : 'The database was up to date already.');
    } finally {
      await database.close();
    }
  },
};
