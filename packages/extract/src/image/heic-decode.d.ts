/** heic-decode comes without types; this is what is used of it (its README). */
declare module 'heic-decode' {
  interface Decoded {
    width: number;
    height: number;
    /** Red, green, blue, opacity. */
    data: Uint8ClampedArray;
  }
  type Images = { width: number; height: number; decode(): Promise<Decoded> }[] & { dispose(): void };
  const heic: { all(input: { buffer: Uint8Array }): Promise<Images> };
  export default heic;
}
