import PDFDocument from 'pdfkit';

/** A small PDF with the given lines on each page. */
function textPdf(pages: string[][]): Promise<Buffer> {
  const pdf = new PDFDocument({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  for (const lines of pages) {
    pdf.addPage({ size: 'A4', margin: 56 });
    for (const line of lines) pdf.fontSize(11).text(line);
  }
  pdf.end();
  return ended;
}

/** The text of a plain invoice with the given number. */
const invoiceLines = (number: string): string[] => [
  'Northwind Paper Ltd',
  '12 Harbour Street, Cork, Ireland',
  'VAT ID: IE1234567T',
  '',
  'INVOICE',
  `Invoice number: ${number}`,
  'Invoice date: 2026-03-14',
  'Net amount: EUR 100.00',
  'VAT 19%: EUR 19.00',
  'Total: EUR 119.00',
];

/** A PDF of one page with the given lines. */
export const textFile = (fileName: string, lines: string[]): Promise<File> => pagesFile(fileName, [lines]);

/** A PDF with the given lines on each page. */
export async function pagesFile(fileName: string, pages: string[][]): Promise<File> {
  return new File([new Uint8Array(await textPdf(pages))], fileName, { type: 'application/pdf' });
}

export async function invoiceFile(number: string, fileName = `${number}.pdf`): Promise<File> {
  return textFile(fileName, invoiceLines(number));
}

/** Takes the engine long enough to be caught at work. */
export async function longFile(pages = 400): Promise<File> {
  const page = Array.from(
    { length: 55 },
    (_, line) => `Line ${line} of a long report with some words and 12,345.67 in it`,
  );
  return new File([new Uint8Array(await textPdf(Array(pages).fill(page)))], 'long.pdf');
}
