/** Pixels in rows from the top left, three bytes each: red, green, blue. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}
