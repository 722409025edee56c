import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extractionsOperations } from '@docglean/contract';
import { ConfigError } from '../config.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';

const query = extractionsOperations.exportExtraction.query;
const formats = query.shape.format.unwrap().options;
const layouts = query.shape.layout.unwrap().options;

export const exportCommand: Command = {
  usage: 'EXTRACTION [options]',
  summary: 'save the results of an extraction as one file',
  details: `
  --format FORMAT      ${formats.join(', ')}; default: ${formats[0]}
  --layout LAYOUT      documents (one row each) or line_items; default: documents
  -o, --output FILE    where to write it; left out, it is printed

Asks the server that runs on this data folder, or the one in DOCGLEAN_URL with the key in DOCGLEAN_API_KEY.`,
  options: {
    format: { type: 'string' },
    layout: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  async run({ words, flags, config }) {
    const [id] = words;
    if (!id || words.length > 1)
      throw new ConfigError('Write "export" and the id of one extraction (ext_…).');
    const format = oneOf('--format', formats, flags.text('format'));
    const layout = oneOf('--layout', layouts, flags.text('layout'));
    const client = await connect(config());
    const { body } = await client.extractions.export(id, { format, layout });
    if (!body) throw new Error('The server answered without a file.');
    await write(Readable.fromWeb(body), flags.text('output'));
  },
};

function oneOf<T extends string>(
  flag: string,
  options: readonly [T, ...T[]] | readonly T[],
  given?: string,
): T {
  const found = given === undefined ? options[0] : options.find((option) => option === given);
  if (found !== undefined) return found;
  throw new ConfigError(`${flag} has a wrong value (it is "${given}"). Write ${options.join(', ')}.`);
}

/** A file is written beside and renamed, so that half of one never has its name. */
async function write(source: Readable, file: string | undefined): Promise<void> {
  if (file === undefined) return pipeline(source, process.stdout, { end: false });
  const unfinished = `${file}.part`;
  try {
    await pipeline(source, createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  process.stderr.write(`Wrote ${file} (${(await stat(file)).size} bytes).\n`);
}
