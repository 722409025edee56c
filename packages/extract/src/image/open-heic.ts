import heic from 'heic-decode';
import sharp from 'sharp';
import { ExtractError } from '../errors.ts';
import type { OpenImage } from './open-image.ts';

/** A phone makes 12 to 50 million pixels; unpacked they take four bytes each, all at once. */
const MOST_PIXELS = 60_000_000;

/**
 * Photos as iPhones keep them, upright as the file says; pictures beyond the first, such as a live photo's, are left
 * out. Throws CORRUPT_FILE or IMAGE_TOO_LARGE.
 */
export async function openHeic(bytes: Uint8Array, workingPixels: number): Promise<OpenImage> {
  const images = await heic.all({ buffer: bytes }).catch(corrupt);
  const [first] = images;
  const pixels = first ? first.width * first.height : 0;
  if (!first || pixels > MOST_PIXELS) {
    images.dispose();
    if (!first) throw new ExtractError('CORRUPT_FILE');
    throw new ExtractError('IMAGE_TOO_LARGE', `${first.width} × ${first.height}`);
  }
  return {
    pageCount: 1,
    page: async () => {
      const { data, width, height } = await first.decode().catch(corrupt);
      images.dispose();
      const shrink = Math.min(1, Math.sqrt(workingPixels / pixels));
      const picture = await sharp(data, { raw: { width, height, channels: 4 } })
        .resize({ width: Math.round(width * shrink), height: Math.round(height * shrink), fit: 'fill' })
        .flatten({ background: '#ffffff' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { info } = picture;
      return { picture: { data: picture.data, width: info.width, height: info.height }, dotsPerInch: null };
    },
  };
}

function corrupt(cause: unknown): never {
  throw new ExtractError('CORRUPT_FILE', undefined, { cause });
}
