import type { Pdfium } from './pdfium.ts';

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads the matrix of a page object, by way of 24 bytes of lent memory at `address`. */
export function matrixReader({ call, floatAt }: Pdfium, address: number): (object: number) => Matrix {
  return (object) => {
    call.FPDFPageObj_GetMatrix(object, address);
    return [
      floatAt(address, 0),
      floatAt(address, 1),
      floatAt(address, 2),
      floatAt(address, 3),
      floatAt(address, 4),
      floatAt(address, 5),
    ];
  };
}

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  return [
    inner[0] * outer[0] + inner[1] * outer[2],
    inner[0] * outer[1] + inner[1] * outer[3],
    inner[2] * outer[0] + inner[3] * outer[2],
    inner[2] * outer[1] + inner[3] * outer[3],
    inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
    inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
  ];
}
