import type { Picture } from '../image/picture.ts';
import type { TurnedRect } from './geometry.ts';
import type { OcrModels } from './models.ts';
import { certaintyOf, type RecognisedLine, recogniseLine } from './recognise-line.ts';

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
