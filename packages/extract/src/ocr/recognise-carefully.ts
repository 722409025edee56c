import type { Picture } from '../image/picture.ts';
import type { TurnedRect } from './geometry.ts';
import type { OcrModels } from './models.ts';
import { certaintyOf, type RecognisedLine, recogniseLine } from './recognise-line.ts';

/** A line less sure than this is worth a second look; one still less sure is no line of text, or upside down. */
const DOUBTFUL = 0.9;
const HOPELESS = 0.5;
/** The height of a tighter frame, in that of the usual one. */
const TIGHTER = 0.85;

/** Reads a line, and where that leaves doubts, reads it again in a tighter frame: the surer reading counts. */
export async function recogniseCarefully(
  models: OcrModels,
  picture: Picture,
  rect: TurnedRect,
): Promise<RecognisedLine> {
  const first = await recogniseLine(models, picture, rect);
  const certainty = certaintyOf(first);
  if (certainty < HOPELESS || certainty >= DOUBTFUL) return first;
  const second = await recogniseLine(models, picture, { ...rect, height: rect.height * TIGHTER });
  return certaintyOf(second) > certainty ? { ...second, rect } : first;
}
