import { presetTypes } from '@docglean/contract';
import { ConfigError } from '../config.ts';
import { type Command, type Flags, say } from './command.ts';
import { describeDocument } from './describe-document.ts';
import { loadFields } from './extract/load-fields.ts';
import { readAll } from './extract/read-all.ts';
import type { ReadFile, ReadOptions } from './extract/read-file.ts';

const types = ['auto', ...presetTypes] as const;
const modes = ['fields', 'text'] as const;

export const extract: Command = {
  usage: 'FILE… [options]',
  summary: 'read files here and now, without a server',
  details: `
  --type TYPE           ${types.join(', ')}; default: auto
  --fields FILE.json    your own fields: a list of {"name", "type", …}, or a JSON Schema
  --mode MODE           fields, or text for text and tables only; default: fields
  --language LETTERS    of the documents where it is known, such as de
  --json                everything as one JSON list

Reads PDFs, pictures, Word files and e-invoices. Nothing is stored. The exit code is 1 if a file could not be read.`,
  options: {
    type: { type: 'string' },
    fields: { type: 'string' },
    mode: { type: 'string' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ words, flags, config }) {
    if (words.length === 0) throw new ConfigError('Write "extract" and the files to read.');
    const options = await optionsOf(flags);
    const read = await readAll(config(), words, options);
    if (flags.isSet('json')) say(JSON.stringify(read, null, 2));
    else for (const document of read) print(document, options.mode);
    if (read.some(({ status }) => status === 'failed')) process.exitCode = 1;
  },
};

async function optionsOf(flags: Flags): Promise<ReadOptions> {
  const fields = flags.text('fields');
  const language = flags.text('language');
  if (language !== undefined && !/^[a-z]{2}$/.test(language))
    throw new ConfigError(
      `--language has a wrong value (it is "${language}"). Write two letters, such as de.`,
    );
  return {
    documentType: oneOf('--type', types, flags.text('type')) ?? 'auto',
    mode: oneOf('--mode', modes, flags.text('mode')) ?? 'fields',
    ...(fields !== undefined && { fields: await loadFields(fields) }),
    ...(language !== undefined && { language }),
  };
}

function oneOf<T extends string>(flag: string, allowed: readonly T[], given: string | undefined) {
  const found = allowed.find((one) => one === given);
  if (given === undefined || found !== undefined) return found;
  throw new ConfigError(`${flag} has a wrong value (it is "${given}"). Write ${allowed.join(', ')}.`);
}

function print(document: ReadFile, mode: ReadOptions['mode']): void {
  say(describeDocument(document));
  if (document.error) return;
  if (mode === 'text') say(`\n${document.text}`);
  else if (document.fields.every(({ value }) => value === null)) {
    say('  No values found. "--type" names the kind of document, "--fields" your own fields.');
  }
}
