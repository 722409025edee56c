import sharp from 'sharp';
import type { Picture } from './picture.ts';

/** The picture turned clockwise by quarters of a circle. */
export async function turned(picture: Picture, quarterTurns: 0 | 1 | 2 | 3): Promise<Picture> {
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  const image = sharp(picture.data, { raw }).rotate(quarterTurns * 90);
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
