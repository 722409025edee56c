import { openAsBlob, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import { createClient, type DocgleanClient } from '@docglean/client';
import { isFinished } from '@docglean/contract';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { startServer } from '../serve.ts';
import { bar } from './bar.ts';
import { type Command, say } from './command.ts';
import { describeDocument } from './describe-document.ts';
import { findRunningServer } from './running-server.ts';

const samples = path.join(import.meta.dirname, '../../samples');

export const demo: Command = {
  usage: '',
  summary: 'read two sample documents and show what is in them',
  details: 'Uses the server that is running on this data folder, or starts one for as long as it takes.',
  run: ({ config }) => runDemo(config()),
};

async function runDemo(config: Config): Promise<void> {
  const running = await findRunningServer(config.dataDir);
  if (running) {
    say(`Using the Docglean server that is running at ${running.url}.`);
    await readSamples(createClient({ baseUrl: running.url, apiKey: running.key }));
    return sayWhatNext();
  }
  say('Starting a Docglean server with a database of its own (the first time takes a few seconds) …');
  const server = await startServer(
    { ...config, port: 0 },
    createLog(config.logLevel === 'debug' ? 'debug' : 'error'),
  );
  try {
    const own = await findRunningServer(config.dataDir);
    if (!own) throw new Error('The server started but does not answer.');
    await readSamples(createClient({ baseUrl: own.url, apiKey: own.key }));
  } finally {
    await server.stop();
  }
  sayWhatNext(server.newKey);
}

async function readSamples(client: DocgleanClient): Promise<void> {
  const names = readdirSync(samples).filter((name) => name.endsWith('.pdf'));
  say(`Sending ${names.join(' and ')} …`);
  const files = await Promise.all(
    names.map(async (name) => new File([await openAsBlob(path.join(samples, name))], name)),
  );
  const { id } = await client.extractions.create({ files, name: 'Demo' });

  for (let shown = -1; ; ) {
    const extraction = await client.extractions.get(id);
    const percent = Math.round(extraction.progress * 100);
    if (percent !== shown) showProgress(percent);
    shown = percent;
    if (isFinished(extraction.status)) break;
    await sleep(150);
  }
  for await (const document of client.extractions.results(id)) say(describeDocument(document));
}

/** One line that fills up; where the output is not a terminal, a line each time. */
function showProgress(percent: number): void {
  const { isTTY } = process.stdout;
  process.stdout.write(
    `${isTTY ? '\r' : ''}  ${bar(percent / 100)} ${percent} %${isTTY && percent < 100 ? '' : '\n'}`,
  );
}

function sayWhatNext(newKey: string | null = null): void {
  say(styleText('bold', '\nWhat next?'));
  if (newKey) say(`  Your API key:  ${newKey}   (shown only this once: keep it)`);
  say(
    '  Start the server with "npm start", then connect n8n to it: README.md, "Your first workflow in n8n".',
  );
  say('  Or send a document of your own from a terminal:');
  say('    curl -H "X-API-Key: <your key>" -F files=@invoice.pdf http://127.0.0.1:3210/v1/extractions\n');
}
