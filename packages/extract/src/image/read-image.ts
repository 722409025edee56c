import { setImmediate } from 'node:timers/promises';
import { readImagePage } from '../ocr/read-image-page.ts';
import type { Page } from '../page.ts';
import type { ReadOptions } from '../read.ts';
import { openImage } from './open-image.ts';

/** Every page of a picture file. Throws CORRUPT_FILE, IMAGE_TOO_LARGE or TOO_MANY_PAGES. */
export async function readImage(bytes: Uint8Array, options: ReadOptions): Promise<Page[]> {
  const image = await openImage(bytes, options.mostPages);
  const pages: Page[] = [];
  for (let index = 0; index < image.pageCount; index++) {
    pages.push(await readImagePage(index + 1, await image.page(index), options.ocr));
    options.onPage?.(index + 1, image.pageCount);
    await setImmediate();
  }
  return pages;
}
