import type { ImagePage } from '../image/open-image.ts';
import type { Page } from '../page.ts';
import { type OcrOptions, readPicture } from './read-picture.ts';

const POINTS_PER_INCH = 72;
/** Cameras and screens write 72 or 96 dots per inch into anything; from here on it was a scanner. */
const SCANNER_DOTS = 150;
/** Points: the line height of most print. */
const USUAL_LINE_HEIGHT = 11;
const A4_HEIGHT = 842;

/** A page of words from pixels. */
export async function readImagePage(number: number, image: ImagePage, options: OcrOptions): Promise<Page> {
  const { picture } = image;
  const { words, setUpright, lineHeight } = await readPicture(picture, options);
  const points = pointsPerPixel(image, lineHeight);
  const onItsSide = setUpright.quarterTurns % 2 === 1;
  const [width, height] = onItsSide ? [picture.height, picture.width] : [picture.width, picture.height];
  return {
    number,
    source: 'ocr',
    width: width * points,
    height: height * points,
    words: words.map((word) => ({
      ...word,
      fontSize: word.turned ? word.box.width * width * points : word.box.height * height * points,
    })),
    rules: [],
    placed: true,
    ...(setUpright.quarterTurns !== 0 || setUpright.skew !== 0 ? { setUpright } : {}),
  };
}

/** How large the paper was: as a scanner says, else such that the print has its usual size. */
function pointsPerPixel({ picture, dotsPerInch }: ImagePage, lineHeight: number | null): number {
  if (dotsPerInch !== null && dotsPerInch >= SCANNER_DOTS) return POINTS_PER_INCH / dotsPerInch;
  if (lineHeight !== null) return USUAL_LINE_HEIGHT / lineHeight;
  return A4_HEIGHT / Math.max(picture.width, picture.height);
}
