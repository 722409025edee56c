import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { maxDocumentsPerSection, minDocumentsPerSection, type SectionResult } from '@docglean/contract';
import { type Config, ConfigError } from '../config.ts';
import { engineLimits, enginePool } from '../engine/pool.ts';
import { publicMessage } from '../errors.ts';
import { type SectionFormat, sectionFile } from '../export/export-section.ts';
import { createLog } from '../log.ts';
import { type Command, type Flags, say } from './command.ts';
import { openFile } from './compare/open-file.ts';
import { describeSections } from './describe-sections.ts';
import { showProgress } from './extract/progress.ts';

export const compare: Command = {
  usage: 'FILE FILE FILE… [options]',
  summary: 'compare documents of one type: what they share, and where they differ',
  details: `
  --json                everything as JSON
  --csv                 the table of sections and documents as CSV
  --xlsx FILE           the same as a workbook
  --language LETTERS    of the documents where it is known, such as de

Takes ${minDocumentsPerSection} to ${maxDocumentsPerSection} contracts, policies, offers or statements: PDFs, pictures, Word files. Nothing is stored. Files that
cannot be read are left out; the exit code is 1 then.`,
  options: {
    json: { type: 'boolean' },
    csv: { type: 'boolean' },
    xlsx: { type: 'string' },
    language: { type: 'string' },
  },
  async run({ words, flags, config }) {
    const files = [...new Set(words)];
    if (files.length < minDocumentsPerSection || files.length > maxDocumentsPerSection)
      throw new ConfigError(
        `Write "compare" and ${minDocumentsPerSection} to ${maxDocumentsPerSection} files (there are ${files.length}).`,
      );
    const result = await compareFiles(config(), files, flags.text('language'));
    await print(result, flags);
    if (result.left_out.length > 0) process.exitCode = 1;
  },
};

async function compareFiles(
  config: Config,
  files: readonly string[],
  language: string | undefined,
): Promise<SectionResult> {
  const engine = enginePool(
    Math.min(config.workers, files.length),
    engineLimits(config),
    createLog('silent'),
  );
  const progress = showProgress(files.length);
  try {
    const opened = await Promise.all(
      files.map((file) =>
        engine.lend(async (process) => {
          const one = await openFile(process, config, file, language);
          progress.done({ path: file, status: one.error ? 'failed' : 'completed' });
          return one;
        }),
      ),
    );
    const readable = opened.flatMap(({ path: id, content }) =>
      content ? [{ id, fileName: path.basename(id), content }] : [],
    );
    const left_out = opened.flatMap(({ path: id, error }) =>
      error ? [{ document_id: id, file_name: path.basename(id), error }] : [],
    );
    if (readable.length < minDocumentsPerSection) throw new Error(tooFew(readable.length, left_out));
    const outcome = await engine.lend((process) =>
      process.run('compare', { documents: readable, options: { ...(language && { language }) } }),
    );
    if ('error' in outcome) throw new Error(publicMessage(outcome.error));
    return { ...outcome.result, left_out };
  } finally {
    engine.stop();
  }
}

const tooFew = (count: number, leftOut: SectionResult['left_out']): string =>
  [
    `Only ${count} of the files could be read, and at least ${minDocumentsPerSection} are needed.`,
    ...leftOut.map(({ file_name, error }) => `${file_name}: ${error.message}`),
  ].join('\n');

async function print(result: SectionResult, flags: Flags): Promise<void> {
  const workbook = flags.text('xlsx');
  const printed: SectionFormat[] = (['json', 'csv'] as const).filter((format) => flags.isSet(format));
  for (const format of printed) await pipeline(sectionFile(result, format), process.stdout, { end: false });
  if (workbook !== undefined) await pipeline(sectionFile(result, 'xlsx'), createWriteStream(workbook));
  if (printed.length === 0 && workbook === undefined) say(describeSections(result));
}
