import sharp from 'sharp';
import type { Picture } from '../../packages/extract/src/image/picture.ts';
import { frameOf } from '../../packages/extract/src/pdf/frame.ts';
import { loadPdfium, withDocument } from '../../packages/extract/src/pdf/pdfium.ts';
import { renderPage } from '../../packages/extract/src/pdf/render-page.ts';

export interface ScanOptions {
  dotsPerInch?: number;
  /** Degrees clockwise by which the sheet lies askew or on its side; the corners that come up are white. */
  turned?: number;
  /** Radius of the blur, in pixels. */
  blur?: number;
  /** Largest change of a pixel's brightness, of 255. */
  noise?: number;
  quality?: number;
}

/** The first page of a PDF as a scanner or a camera would give it: a JPEG. The same bytes each time. */
export async function scanOf(pdf: Uint8Array, options: ScanOptions = {}): Promise<Buffer> {
  const { dotsPerInch = 150, turned = 0, blur = 0, noise = 0, quality = 85 } = options;
  let picture = sharpOf(grainy(await pictureOf(pdf, dotsPerInch), noise));
  if (turned !== 0) picture = picture.rotate(turned, { background: '#ffffff' });
  if (blur > 0) picture = picture.blur(blur);
  return picture.jpeg({ quality }).toBuffer();
}

export async function pictureOf(pdf: Uint8Array, dotsPerInch: number): Promise<Picture> {
  const pdfium = await loadPdfium();
  return withDocument(pdfium, pdf, async (document) => {
    const page = pdfium.call.FPDF_LoadPage(document, 0);
    try {
      return renderPage(pdfium, page, frameOf(pdfium, page), dotsPerInch).picture;
    } finally {
      pdfium.call.FPDF_ClosePage(page);
    }
  });
}

/** Pages of one size in one file. */
export async function tiffOf(pages: readonly Buffer[]): Promise<Buffer> {
  return sharp([...pages], { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

const sharpOf = ({ data, width, height }: Picture) => sharp(data, { raw: { width, height, channels: 3 } });

function grainy({ data, width, height }: Picture, noise: number): Picture {
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const changed = new Uint8Array(data.length);
  for (let index = 0; index < data.length; index += 3) {
    const change = noise === 0 ? 0 : Math.round((random() * 2 - 1) * noise);
    for (let channel = index; channel < index + 3; channel++) {
      changed[channel] = Math.min(255, Math.max(0, (data[channel] ?? 0) + change));
    }
  }
  return { data: changed, width, height };
}
