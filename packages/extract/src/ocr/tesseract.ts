import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { Picture } from '../image/picture.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** A word with its edges in pixels and how sure Tesseract is of it (0..1). */
export interface TesseractWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  confidence: number;
}

/** The languages whose data is installed, as Tesseract calls them. */
export const tesseractLanguages: Readonly<Record<string, string>> = {
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  it: 'ita',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
};

/** A worker that is given another language must not be at work. */
const exclusively = oneAtATime();

/** What Tesseract reads in a picture of one column of lines. Its data comes from packages, nothing is fetched. */
export function readWithTesseract(picture: Picture, language: string): Promise<TesseractWord[]> {
  return exclusively(() => recognise(picture, language));
}

async function recognise(picture: Picture, language: string): Promise<TesseractWord[]> {
  const worker = await workerFor(language);
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  const image = await sharp(picture.data, { raw }).grayscale().png({ compressionLevel: 1 }).toBuffer();
  const { data } = await kept(worker, () => worker.recognize(image, {}, { blocks: true, text: false }));
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
  return lines.flatMap(({ words }) =>
    words.map(({ text, bbox, confidence }) => ({
      text,
      left: bbox.x0,
      top: bbox.y0,
      right: bbox.x1,
      bottom: bbox.y1,
      confidence: confidence / 100,
    })),
  );
}

let current: { language: string; worker: Promise<Worker> } | undefined;

/** One worker a process, given another language when it needs one. */
async function workerFor(language: string): Promise<Worker> {
  if (current?.language === language) return current.worker;
  const before = current;
  current = { language, worker: before ? replaced(before.worker, language) : started(language) };
  return current.worker;
}

async function replaced(before: Promise<Worker>, language: string): Promise<Worker> {
  await (await before).terminate();
  return started(language);
}

/** tesseract.js wants the data in one folder, the packages have a folder each: copied, loaded, deleted. */
async function started(language: string): Promise<Worker> {
  const langPath = await mkdtemp(path.join(tmpdir(), 'docglean-tesseract-'));
  try {
    const entry = createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}`);
    const name = `${language}.traineddata.gz`;
    await copyFile(path.join(path.dirname(entry), '4.0.0_best_int', name), path.join(langPath, name));
    const worker = await createWorker(language, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none' });
    await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, user_defined_dpi: '300' });
    thread(worker).unref();
    return worker;
  } finally {
    await rm(langPath, { recursive: true, force: true });
  }
}

/** The thread must not keep a process alive that has nothing else to do, but a process has to wait for an answer. */
async function kept<T>(worker: Worker, use: () => Promise<T>): Promise<T> {
  thread(worker).ref();
  try {
    return await use();
  } finally {
    thread(worker).unref();
  }
}

const thread = (worker: Worker) => (worker as unknown as { worker: { ref(): void; unref(): void } }).worker;
