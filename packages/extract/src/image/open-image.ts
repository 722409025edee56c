import sharp, { type Metadata } from 'sharp';
import { ExtractError } from '../errors.ts';
import { isHeic } from './image-format.ts';
import { openHeic } from './open-heic.ts';
import type { Picture } from './picture.ts';

/** A page of an image file: its pixels, and how many of them the file says make an inch. */
export interface ImagePage {
  picture: Picture;
  dotsPerInch: number | null;
}

export interface OpenImage {
  pageCount: number;
  page(index: number): Promise<ImagePage>;
}

/** A0 at 300 dots per inch has 140 million; more is a bomb or a mistake. */
const MOST_PIXELS = 150_000_000;
/** What OCR can use: A4 at 350 dots per inch. Larger pictures are made smaller as they are unpacked. */
const WORKING_PIXELS = 12_000_000;

// A process reads one picture after the other: nothing to gain from a cache or from more threads, only memory to lose.
sharp.cache(false);
sharp.concurrency(1);

/** Reads the header only. Throws CORRUPT_FILE, IMAGE_TOO_LARGE or TOO_MANY_PAGES before anything is unpacked. */
export async function openImage(bytes: Uint8Array, mostPages: number): Promise<OpenImage> {
  if (isHeic(bytes)) return openHeic(bytes, WORKING_PIXELS);
  const { pages: pageCount = 1 } = await headerOf(bytes, 0);
  if (pageCount > mostPages) throw new ExtractError('TOO_MANY_PAGES', `${pageCount} pages`);
  return { pageCount, page: (index) => unpack(bytes, index) };
}

async function headerOf(bytes: Uint8Array, page: number): Promise<Metadata> {
  const header = await sharp(bytes, { page, limitInputPixels: false }).metadata().catch(corrupt);
  const pixels = header.width * header.height;
  if (pixels > MOST_PIXELS) throw new ExtractError('IMAGE_TOO_LARGE', `${header.width} × ${header.height}`);
  return header;
}

/** Upright as its EXIF note says, on white where it is transparent. */
async function unpack(bytes: Uint8Array, page: number): Promise<ImagePage> {
  const header = await headerOf(bytes, page);
  const shrink = Math.min(1, Math.sqrt(WORKING_PIXELS / (header.width * header.height)));
  const { data, info } = await sharp(bytes, { page, limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({
      width: Math.round(header.autoOrient.width * shrink),
      height: Math.round(header.autoOrient.height * shrink),
      fit: 'fill',
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(corrupt);
  return {
    picture: { data, width: info.width, height: info.height },
    dotsPerInch: header.density ? header.density * shrink : null,
  };
}

function corrupt(cause: unknown): never {
  throw new ExtractError('CORRUPT_FILE', undefined, { cause });
}
