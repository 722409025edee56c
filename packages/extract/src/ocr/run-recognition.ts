import { Tensor } from 'onnxruntime-node';
import type { Picture } from '../image/picture.ts';
import type { OcrModels } from './models.ts';

const NARROWEST = 96;
/** Fewer different widths are kinder to the runtime. */
const MULTIPLE = 32;
const PIXELS_A_STEP = 8;

export interface LineProbabilities {
  /** `steps` × classes; gone with the next line. */
  probabilities: Float32Array;
  steps: number;
  /** Steps for the width of the line itself, without the padding; not always a whole number. */
  stepsOfLine: number;
}

/** Runs the network on the picture of one line; on one at a time, for the buffers are used again. */
export async function runRecognition(
  { recognition, alphabet }: OcrModels,
  line: Picture,
): Promise<LineProbabilities> {
  const width = Math.max(NARROWEST, Math.ceil(line.width / MULTIPLE) * MULTIPLE);
  const steps = width / PIXELS_A_STEP;
  const probabilities = scratch('output', steps * alphabet.length);
  const input = new Tensor('float32', normalised(line, width), [1, 3, line.height, width]);
  const output = new Tensor('float32', probabilities, [1, steps, alphabet.length]);
  const [inputName = '', outputName = ''] = [recognition.inputNames[0], recognition.outputNames[0]];
  await recognition.run({ [inputName]: input }, { [outputName]: output });
  return { probabilities, steps, stepsOfLine: (steps * line.width) / width };
}

/** Blue, green and red planes from -1 to 1; the rest of the width is grey. */
function normalised({ data, width, height }: Picture, paddedWidth: number): Float32Array {
  const input = scratch('input', 3 * height * paddedWidth).fill(0);
  for (let channel = 0; channel < 3; channel++) {
    for (let row = 0; row < height; row++) {
      const to = (channel * height + row) * paddedWidth;
      const from = row * width * 3 + 2 - channel;
      for (let column = 0; column < width; column++) {
        input[to + column] = (data[from + column * 3] ?? 0) / 127.5 - 1;
      }
    }
  }
  return input;
}

const buffers = { input: new Float32Array(0), output: new Float32Array(0) };

/** Megabytes a line would be garbage that the collector finds too late. */
function scratch(kind: keyof typeof buffers, length: number): Float32Array {
  if (buffers[kind].length < length) buffers[kind] = new Float32Array(length);
  return buffers[kind].subarray(0, length);
}
