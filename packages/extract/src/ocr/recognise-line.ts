import { Tensor } from 'onnxruntime-node';
import type { Picture } from '../image/picture.ts';
import { cropLine, LINE_HEIGHT } from './crop-line.ts';
import { decodeCtc, type ReadCharacter } from './decode-ctc.ts';
import type { TurnedRect } from './geometry.ts';
import type { OcrModels } from './models.ts';

/** What a line says; `start` and `end` of each character are shares (0..1) of the line's width. */
export interface RecognisedLine {
  rect: TurnedRect;
  crop: Picture;
  /** Time steps for the whole width of the line, not always a whole number. */
  steps: number;
  characters: ReadCharacter[];
}

const NARROWEST = 96;
/** Fewer different widths are kinder to the runtime. */
const MULTIPLE = 32;
const PIXELS_A_STEP = 8;

/** Reads one line; one at a time, for the buffers are used again for the next. */
export async function recogniseLine(
  models: OcrModels,
  picture: Picture,
  rect: TurnedRect,
): Promise<RecognisedLine> {
  const crop = cropLine(picture, rect);
  const width = Math.max(NARROWEST, Math.ceil(crop.width / MULTIPLE) * MULTIPLE);
  const steps = width / PIXELS_A_STEP;
  const classes = models.alphabet.length;
  const probabilities = scratch('output', steps * classes);
  const input = new Tensor('float32', normalised(crop, width), [1, 3, LINE_HEIGHT, width]);
  const output = new Tensor('float32', probabilities, [1, steps, classes]);
  const { inputNames, outputNames } = models.recognition;
  await models.recognition.run({ [inputNames[0] ?? '']: input }, { [outputNames[0] ?? '']: output });
  const characters = decodeCtc(probabilities, steps, models.alphabet);
  return { rect, crop, steps: (steps * crop.width) / width, characters };
}

/** Below this a line is worth a second look. */
const DOUBTFUL = 0.9;
/** A tighter and a wider frame; what the network misses in one it often sees in the other. */
const OTHER_HEIGHTS = [0.85, 1.15];

/** Reads a line, and where that leaves doubts, reads it again in other frames: the surest reading counts. */
export async function recogniseCarefully(
  models: OcrModels,
  picture: Picture,
  rect: TurnedRect,
): Promise<RecognisedLine> {
  let best = await recogniseLine(models, picture, rect);
  if (best.characters.length === 0 || certaintyOf(best) >= DOUBTFUL) return best;
  for (const factor of OTHER_HEIGHTS) {
    const other = await recogniseLine(models, picture, { ...rect, height: rect.height * factor });
    if (certaintyOf(other) > certaintyOf(best)) best = { ...other, rect };
  }
  return best;
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

/** How sure the network is of a line (0..1); 0 for a line without characters. */
export const certaintyOf = ({ characters }: RecognisedLine): number =>
  characters.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, characters.length);

export const lineText = ({ characters }: RecognisedLine): string =>
  characters.map(({ text, spaced }) => (spaced ? ` ${text}` : text)).join('');
