import { readImagePage } from '../ocr/read-image-page.ts';
import type { Page } from '../page.ts';
import { pagesAtOnce } from '../pages-at-once.ts';
import type { ReadOptions } from '../read.ts';
import { openImage } from './open-image.ts';

/** Every page of a picture file. Throws CORRUPT_FILE, IMAGE_TOO_LARGE or TOO_MANY_PAGES. */
export async function readImage(bytes: Uint8Array, options: ReadOptions): Promise<Page[]> {
  const image = await openImage(bytes, options.mostPages);
  const numbers = Array.from({ length: image.pageCount }, (_, index) => index + 1);
  const read = async (number: number) => readImagePage(number, await image.page(number - 1), options.ocr);
  return pagesAtOnce(numbers, read, options.onPage);
}
