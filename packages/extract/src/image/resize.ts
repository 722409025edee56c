import sharp from 'sharp';
import type { Picture } from './picture.ts';

/** The picture at another size, its proportions changed where the new ones differ. */
export async function resized(picture: Picture, width: number, height: number): Promise<Picture> {
  if (width === picture.width && height === picture.height) return picture;
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  const data = await sharp(picture.data, { raw }).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return { data, width, height };
}
