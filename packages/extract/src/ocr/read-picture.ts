import type { Picture } from '../image/picture.ts';
import { turned } from '../image/turn.ts';
import type { SetUpright, Word } from '../page.ts';
import { detectLines } from './detect-lines.ts';
import { diacriticLanguage } from './diacritic-language.ts';
import { dropStrayHan } from './drop-stray-han.ts';
import { findSkew } from './find-skew.ts';
import { findUpright, type QuarterTurns, type ReadLine } from './find-upright.ts';
import { quarterTurned, type TurnedRect } from './geometry.ts';
import { mergeWords, type SureWord, sureWord } from './merge-words.ts';
import { loadModels } from './models.ts';
import { placingOf } from './place-words.ts';
import { recogniseCarefully } from './recognise-carefully.ts';
import { certaintyOf, lineText, type RecognisedLine, recogniseLine } from './recognise-line.ts';
import { secondOpinion } from './second-opinion.ts';
import { splitWords } from './split-words.ts';
import { hasUnreadInk } from './unread-ink.ts';

export interface OcrOptions {
  /** `fast` looks for lines in a smaller picture and reads each of them once. */
  speed?: 'fast' | 'thorough';
  /** Threads a picture; several processes run side by side, so one is enough. */
  threads?: number;
  /** The language of the document where it is known, such as `de`. */
  language?: string;
}

export interface PictureReading {
  /** Boxes are fractions of the picture set upright. */
  words: Word[];
  setUpright: SetUpright;
  /** Pixels: the height of the line in the middle when lines are sorted by height; null without any. */
  lineHeight: number | null;
}

/** Pixels in which lines are looked for: small print is found in an enlarged picture, large pictures are no better. */
const DETECTION_PIXELS = { fast: 600_000, thorough: 1_200_000 };
const MOST_ENLARGED = 1.5;

/** The words of a picture, whichever way up it is. */
export async function readPicture(picture: Picture, options: OcrOptions): Promise<PictureReading> {
  const found = await findLines(picture, options);
  const quarterTurns = await findUpright(found.lines, found.read);
  if (quarterTurns % 2 === 0) return readLines(found, quarterTurns, options);
  // In a picture on its side some lines are not found, and others are cut short: they are looked for anew.
  const upright = await turned(picture, quarterTurns);
  const reading = await readLines(await findLines(upright, options), 0, options);
  return { ...reading, setUpright: { ...reading.setUpright, quarterTurns } };
}

interface FoundLines {
  picture: Picture;
  lines: readonly TurnedRect[];
  /** Reads a line once for each way up, however often it is asked for. */
  read: ReadLine;
}

async function findLines(picture: Picture, options: OcrOptions): Promise<FoundLines> {
  const models = await loadModels(options.threads ?? 1);
  const pixels = DETECTION_PIXELS[options.speed ?? 'thorough'];
  const scale = Math.min(MOST_ENLARGED, Math.sqrt(pixels / (picture.width * picture.height)));
  const lines = await detectLines(models, picture, scale);
  const recognise = options.speed === 'fast' ? recogniseLine : recogniseCarefully;
  const known = new Map<string, Promise<RecognisedLine>>();
  const read = (line: TurnedRect, quarterTurns: QuarterTurns) => {
    const key = `${lines.indexOf(line)} ${quarterTurns}`;
    const reading = known.get(key) ?? recognise(models, picture, quarterTurned(line, quarterTurns));
    known.set(key, reading);
    return reading;
  };
  return { picture, lines, read };
}

async function readLines(
  { picture, lines, read }: FoundLines,
  quarterTurns: QuarterTurns,
  options: OcrOptions,
): Promise<PictureReading> {
  const setUpright = { quarterTurns, skew: findSkew(lines.map((line) => lengthways(line, quarterTurns))) };
  const place = placingOf(picture.width, picture.height, setUpright);
  const heights = lines.map((line) => lengthways(line, quarterTurns).height).sort((a, b) => a - b);
  const lineHeight = heights[Math.floor(heights.length / 2)] ?? null;
  const lying: RecognisedLine[] = [];
  const standing: RecognisedLine[] = [];
  for (const line of lines) {
    if (!isStanding(lengthways(line, quarterTurns), lineHeight ?? 0)) {
      lying.push(await read(line, quarterTurns));
      continue;
    }
    const [up, down] = [await read(line, turnBy(quarterTurns, 1)), await read(line, turnBy(quarterTurns, 3))];
    standing.push(certaintyOf(down) > certaintyOf(up) ? down : up);
  }
  const readings = dropStrayHan(lying);
  const second = await opinionsOn(readings, options);
  const placed = (line: RecognisedLine, words: SureWord[]): Word[] =>
    words.map(({ text, start, end, confidence }) => ({
      text,
      confidence,
      box: place(line.rect, start, end),
    }));
  const words = [
    ...readings.flatMap((line) => placed(line, mergeWords(splitWords(line), second.get(line) ?? []))),
    ...standing.flatMap((line) =>
      placed(
        line,
        splitWords(line).map((word) => sureWord(word)),
      ).map((word) => ({ ...word, turned: true })),
    ),
  ];
  return { words, setUpright, lineHeight };
}

/** A line less sure than this is read by Tesseract too, in any language. */
const SURE_ENOUGH = { fast: 0, thorough: 0.93 };

/** What Tesseract makes of the lines whose letters or signs the network may lack, or of which it is not sure. */
async function opinionsOn(
  lines: readonly RecognisedLine[],
  { language: hint, speed = 'thorough' }: OcrOptions,
) {
  const language = diacriticLanguage(lines.map(lineText).join('\n'), hint);
  const wanted = lines.filter(
    (line) =>
      hasUnreadInk(line) ||
      (hasLetters(line) && (language !== null || certaintyOf(line) < SURE_ENOUGH[speed])),
  );
  return secondOpinion(wanted, language ?? 'eng');
}

const hasLetters = (line: RecognisedLine): boolean => /\p{L}{2}/u.test(lineText(line));

const turnBy = (quarterTurns: QuarterTurns, more: number) => ((quarterTurns + more) % 4) as QuarterTurns;

/** A line with its sides named as on the upright page, its angle still that of the picture's axes. */
const lengthways = (line: TurnedRect, quarterTurns: QuarterTurns): TurnedRect => ({
  ...quarterTurned(line, quarterTurns),
  angle: line.angle,
});

/** Written up or down an upright page; a tall box may also be a single letter. */
const isStanding = ({ width, height }: TurnedRect, lineHeight: number): boolean =>
  height > width * 2.2 && height > lineHeight * 2.5;
