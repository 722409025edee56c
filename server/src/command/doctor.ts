import { styleText } from 'node:util';
import type { Config } from '../config.ts';
import { type Command, say } from './command.ts';
import { checkAddresses } from './doctor/addresses.ts';
import { checkAi } from './doctor/ai.ts';
import { checkDataFolder } from './doctor/data-folder.ts';
import type { Finding } from './doctor/finding.ts';
import { checkNode } from './doctor/node.ts';
import { checkReading } from './doctor/reading.ts';
import { checkStore } from './doctor/store.ts';

export const doctor: Command = {
  usage: '',
  summary: 'check settings, database, files and reading, and say how to mend what is wrong',
  details: `
Changes nothing. Uses the settings that the server would use, so run it with the same environment, also while the
server runs. The exit code is 1 if something is wrong.`,
  async run({ config }) {
    let wrong = 0;
    const show = ({ isRight, text, fix }: Finding) => {
      say(`${isRight ? styleText('green', '✓') : styleText('red', '✗')} ${text}`);
      if (isRight) return;
      wrong += 1;
      if (fix) say(`  → ${fix.replaceAll('\n', '\n    ')}`);
    };
    show(checkNode());
    const settings = readSettings(config, show);
    if (settings) {
      for (const check of [checkDataFolder, checkStore, checkReading, checkAddresses, checkAi]) {
        for await (const finding of check(settings)) show(finding);
      }
    }
    say(
      wrong === 0
        ? '\nAll is well.'
        : `\n${wrong === 1 ? 'One thing needs' : `${wrong} things need`} mending.`,
    );
    if (wrong > 0) process.exitCode = 1;
  },
};

function readSettings(config: () => Config, show: (finding: Finding) => void): Config | null {
  try {
    const settings = config();
    show({ isRight: true, text: 'The settings are right.' });
    return settings;
  } catch (error) {
    const fix = error instanceof Error ? error.message : String(error);
    show({ isRight: false, text: 'A setting has a wrong value; nothing else can be checked before.', fix });
    return null;
  }
}
