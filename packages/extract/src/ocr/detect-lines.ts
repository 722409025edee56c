import { Tensor } from 'onnxruntime-node';
import type { Picture } from '../image/picture.ts';
import { resized } from '../image/resize.ts';
import { componentsOf } from './components.ts';
import { convexHull, levelled, smallestRect, type TurnedRect } from './geometry.ts';
import type { OcrModels } from './models.ts';

/** Pixels of text have at least this probability, lines on average at least that. */
const PIXEL_THRESHOLD = 0.3;
const LINE_THRESHOLD = 0.6;
/**
 * The network is taught to mark a shrunken line; area × this / perimeter is what it lacks on each side. A little more
 * than the 1.5 of its makers: a frame with some white above and below is read better, and is fewer columns wide.
 */
const UNCLIP = 1.7;
const THINNEST = 3;
/** The network halves its input five times. */
const MULTIPLE = 32;
const BAND = 640;
const BAND_MARGIN = 64;
/** Of blue, green and red, as the network was taught. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

/**
 * The lines of text of a picture, in its pixels, as rectangles at any angle. `scale` is how far the picture is
 * enlarged before the network sees it. Differentiable binarisation: Liao et al., https://arxiv.org/abs/1911.08947.
 */
export async function detectLines(models: OcrModels, picture: Picture, scale: number): Promise<TurnedRect[]> {
  const fit = (side: number) => Math.max(MULTIPLE, Math.round((side * scale) / MULTIPLE) * MULTIPLE);
  const [width, height] = [fit(picture.width), fit(picture.height)];
  const probability = await textProbability(models, await resized(picture, width, height));
  const [scaleX, scaleY] = [picture.width / width, picture.height / height];
  return componentsOf(probability, width, height, PIXEL_THRESHOLD)
    .filter(({ score }) => score >= LINE_THRESHOLD)
    .map(({ corners }) => smallestRect(convexHull(corners)))
    .filter((rect) => Math.min(rect.width, rect.height) >= THINNEST)
    .map((rect) => enlarged(levelled(rect), scaleX, scaleY));
}

function enlarged(rect: TurnedRect, scaleX: number, scaleY: number): TurnedRect {
  const grow = (rect.width * rect.height * UNCLIP) / (rect.width + rect.height);
  return {
    x: rect.x * scaleX,
    y: rect.y * scaleY,
    width: (rect.width + grow) * scaleX,
    height: (rect.height + grow) * scaleY,
    angle: rect.angle,
  };
}

/** The network works through a large picture in bands, which takes a fraction of the memory. */
async function textProbability(models: OcrModels, { data, width, height }: Picture): Promise<Float32Array> {
  const whole = new Float32Array(width * height);
  const [inputName = '', outputName = ''] = [models.detection.inputNames[0], models.detection.outputNames[0]];
  for (let top = 0; top < height; top += BAND - 2 * BAND_MARGIN) {
    const rows = Math.min(BAND, height - top);
    const band = { data: data.subarray(top * width * 3, (top + rows) * width * 3), width, height: rows };
    const input = new Tensor('float32', normalised(band), [1, 3, rows, width]);
    const output = await models.detection.run({ [inputName]: input });
    const probability = output[outputName]?.data;
    const from = top === 0 ? 0 : BAND_MARGIN;
    if (probability instanceof Float32Array) {
      whole.set(probability.subarray(from * width), (top + from) * width);
    }
    if (top + rows === height) break;
  }
  return whole;
}

function normalised({ data, width, height }: Picture): Float32Array {
  const plane = width * height;
  const input = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    const mean = (MEAN[channel] ?? 0) * 255;
    const factor = 1 / ((DEVIATION[channel] ?? 1) * 255);
    const source = 2 - channel;
    for (let pixel = 0; pixel < plane; pixel++) {
      input[channel * plane + pixel] = ((data[pixel * 3 + source] ?? 0) - mean) * factor;
    }
  }
  return input;
}
