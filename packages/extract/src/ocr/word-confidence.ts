type BrokenLine = readonly (readonly [given: number, right: number])[];

/** Share of right words on receipts and invoices, by what the readers gave (`npm run bench -- reading confidence`). */
const OF_NETWORK: BrokenLine = [
  [0, 0.05],
  [0.12, 0.15],
  [0.25, 0.35],
  [0.45, 0.6],
  [0.65, 0.76],
  [0.8, 0.85],
  [0.9, 0.91],
  [0.96, 0.96],
  [1, 0.985],
];
const OF_TESSERACT: BrokenLine = [
  [0, 0.25],
  [0.4, 0.45],
  [0.6, 0.62],
  [0.8, 0.78],
  [0.9, 0.93],
  [1, 0.99],
];
const OF_BOTH = { sure: 0.99, doubted: 0.97 };
const DOUBTED = 0.8;

/** How likely a word is right of which the network gave these probabilities for its characters. */
export const networkConfidence = (probabilities: readonly number[]): number =>
  valueOn(OF_NETWORK, product(probabilities));

/** The same for a word that Tesseract reads alike. */
export const agreedConfidence = (probabilities: readonly number[]): number =>
  product(probabilities) < DOUBTED ? OF_BOTH.doubted : OF_BOTH.sure;

/** The same for a word taken from Tesseract, with its own confidence (0..1). */
export const tesseractConfidence = (confidence: number): number => valueOn(OF_TESSERACT, confidence);

const product = (values: readonly number[]): number => values.reduce((all, value) => all * value, 1);

function valueOn(line: BrokenLine, x: number): number {
  const above = Math.max(
    1,
    line.findIndex(([given]) => given >= x),
  );
  const [x0, y0] = line[above - 1] ?? [0, 0];
  const [x1, y1] = line[above] ?? [1, 1];
  return y0 + ((Math.min(1, x) - x0) / (x1 - x0)) * (y1 - y0);
}
