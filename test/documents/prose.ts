import { drawPdf } from './sheet.ts';

const left = [
  'The mill at the ford had stood empty',
  'since the winter when the river rose',
  'and took the lower wheel with it down',
  'to the weir below the old stone bridge',
  'where the children found it in the spring',
  'and made of its spokes a fence for geese.',
];
const right = [
  'In the second year a potter came along',
  'who asked the council for the upper floor',
  'and set her kiln beside the broken wheel',
  'so that the smoke went out over the water',
  'and nobody in the village minded much',
  'because her bowls were good and cheap.',
];

export const columns = { title: 'A short account of the mill and of those who lived in it', left, right };

/** Two columns under a title; the lines are drawn across, left and right in turn, as some programs write them. */
export const renderColumns = (): Promise<Buffer> =>
  drawPdf((sheet) => {
    sheet.text(columns.title, 60, 60, { size: 15, bold: true });
    for (const [index, line] of left.entries()) {
      sheet.text(line, 60, 110 + index * 16, { size: 11 });
      sheet.text(right[index] ?? '', 320, 110 + index * 16, { size: 11 });
    }
  });
