import type { Picture } from '../image/picture.ts';
import { cropLine } from './crop-line.ts';
import { decodeCtc } from './decode-ctc.ts';
import { findSpaces } from './find-spaces.ts';
import type { TurnedRect } from './geometry.ts';
import { inkColumns } from './ink.ts';
import type { OcrModels } from './models.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { runRecognition } from './run-recognition.ts';
import { settleLookalikes } from './settle-lookalikes.ts';

export interface LineCharacter {
  text: string;
  /** Its middle, as a column of the line's picture. */
  column: number;
  probability: number;
  /** A space stands before it. */
  spaced: boolean;
}

export interface RecognisedLine {
  rect: TurnedRect;
  crop: Picture;
  /** For each column of the crop, whether there is ink in it. */
  ink: boolean[];
  characters: LineCharacter[];
}

/** The network's buffers are those of the next line once it runs again. */
const exclusively = oneAtATime();

/** Reads one line of a picture; a character stands where the network is surest of it. */
export async function recogniseLine(
  models: OcrModels,
  picture: Picture,
  rect: TurnedRect,
): Promise<RecognisedLine> {
  const crop = cropLine(picture, rect);
  const { read, stepsOfLine } = await exclusively(async () => {
    const { probabilities, steps, stepsOfLine } = await runRecognition(models, crop);
    return { read: decodeCtc(probabilities, steps, models.alphabet), stepsOfLine };
  });
  const ink = inkColumns(crop);
  const columns = read.map(({ step }) =>
    Math.min(crop.width - 1, Math.round(((step + 0.5) / stepsOfLine) * crop.width)),
  );
  const spaces = findSpaces(read, columns, ink, crop.height);
  const characters = settleLookalikes(read, spaces).map(({ text, probability }, index) => ({
    text,
    probability,
    column: columns[index] ?? 0,
    spaced: spaces[index] === true,
  }));
  return { rect, crop, ink, characters };
}

/** How sure the network is of a line (0..1); 0 for a line without characters. */
export const certaintyOf = ({ characters }: RecognisedLine): number =>
  characters.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, characters.length);

export const lineText = ({ characters }: RecognisedLine): string =>
  characters.map(({ text, spaced }) => (spaced ? ` ${text}` : text)).join('');

/** Columns from one character to the next, on average; infinite for a line too short to tell. */
export function pitchOf({ characters }: RecognisedLine): number {
  const [first, last] = [characters[0], characters.at(-1)];
  if (!first || !last || characters.length < 3) return Number.POSITIVE_INFINITY;
  return (last.column - first.column) / (characters.length - 1);
}
