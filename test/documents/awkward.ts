import { deflateSync } from 'node:zlib';
import { englishInvoice } from './examples.ts';
import { renderInvoice } from './invoice.ts';
import { pdfOf } from './raw-pdf.ts';
import { drawPdf } from './sheet.ts';

/** Lines and areas, no letter. */
export const drawingOnly = (): Promise<Buffer> =>
  drawPdf((sheet) => {
    sheet.fill(80, 100, 300, 200, '#d7e3e7');
    sheet.rule(80, 400, 500, 700);
    sheet.circle(300, 500, 60, '#8899aa');
  });

/** Opens with the password "open sesame" only. Its bytes differ each time: the encryption is salted. */
export const locked = (): Promise<Buffer> =>
  drawPdf((sheet) => sheet.text('Nobody reads this without the password.', 60, 60), {
    userPassword: 'open sesame',
  });

/** The first tenth of an invoice: header and some objects, no page tree. */
export async function truncated(): Promise<Buffer> {
  const whole = await renderInvoice(englishInvoice, { layout: 'plain' });
  return whole.subarray(0, Math.floor(whole.length / 10));
}

const FAN_OUT = 10;

/** Its catalogue stands in the trailer itself: PDFium refuses that, pdf.js reads it. */
export function directCatalogue(text: string): Buffer {
  const draw = `BT /F 12 Tf 50 700 Td (${text}) Tj ET`;
  const whole = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
  ]);
  return Buffer.from(
    whole.toString('latin1').replace('/Root 1 0 R', '/Root << /Type /Catalog /Pages 2 0 R >>'),
    'latin1',
  );
}

/** A few kilobytes that take a reader more than ten seconds of CPU: many pages that each unfold to 10^4 drawings. */
export const slowPdf = (pages = 90): Buffer => unfoldingPdf(4, pages);

/** A few kilobytes that unfold to 10^6 drawings on one page: more than two gigabytes in memory. */
export const hungryPdf = (): Buffer => unfoldingPdf(6, 1);

/** A few hundred kilobytes of nothing to draw, on one page: a reader is busy for many seconds and never looks up. */
export function busyPdf(): Buffer {
  const nothing = deflateSync(Buffer.alloc(250_000_000, 'q Q '), { level: 9 }).toString('latin1');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>',
    `<< /Length ${nothing.length} /Filter /FlateDecode >>\nstream\n${nothing}\nendstream`,
  ]);
}

/** Each form draws the next one ten times, the last one a line of text. */
function unfoldingPdf(levels: number, pages: number): Buffer {
  const [content, font, firstForm] = [3, 4, 5];
  const firstPage = firstForm + levels + 1;
  const numbers = Array.from({ length: pages }, (_, index) => firstPage + index);
  const draw = '/Next Do';
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${content} 0 R /Resources << /XObject << /Next ${firstForm} 0 R >> >> >>`;
  const forms = Array.from({ length: levels }, (_, level) =>
    form('/Next Do '.repeat(FAN_OUT), `/XObject << /Next ${firstForm + level + 1} 0 R >>`),
  );
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] /Count ${pages} >>`,
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...forms,
    form('BT /F 9 Tf 20 20 Td (again and again) Tj ET', `/Font << /F ${font} 0 R >>`),
    ...numbers.map(() => page),
  ]);
}

const form = (body: string, resources: string): string =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << ${resources} >> /Length ${body.length} >>\nstream\n${body}\nendstream`;
