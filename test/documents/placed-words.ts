import { drawPdf } from './sheet.ts';

export interface PlacedText {
  text: string;
  /** Left edge and top of the line, in fractions of the page. */
  x: number;
  y: number;
  /** Height of the letters in fractions of the page. */
  height: number;
}

const WIDTH = 500;
const HEIGHT = 700;

/** Single words at known places, each its own; the corners and edges are among them. */
export const placedWords: readonly PlacedText[] = [
  ['Corner', 5, 5, 10],
  ['middle', 250, 350, 12],
  ['tiny', 40, 600, 6],
  ['Large', 120, 120, 30],
  ['foot', 430, 680, 9],
].map(([text, x, y, size]) => ({
  text: String(text),
  x: Number(x) / WIDTH,
  y: Number(y) / HEIGHT,
  height: Number(size) / HEIGHT,
}));

export const renderPlacedWords = (rotated = false): Promise<Buffer> =>
  drawPdf(
    (sheet) => {
      for (const { text, x, y, height } of placedWords)
        sheet.text(text, x * WIDTH, y * HEIGHT, { size: height * HEIGHT });
      sheet.rule(50, 200, 450, 200);
      sheet.rule(60, 210, 60, 500);
    },
    { width: WIDTH, height: HEIGHT, rotated },
  );
