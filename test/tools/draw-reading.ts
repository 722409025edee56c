import type { FieldResult } from '@docglean/contract';
import { type Extracted, extract } from '@docglean/extract';

const pageWidth = 620;
const listX = pageWidth + 40;
const listWidth = 470;
const rowHeight = 34;
const colours = [
  '#2563eb',
  '#059669',
  '#d97706',
  '#dc2626',
  '#7c3aed',
  '#0891b2',
  '#be185d',
  '#4d7c0f',
  '#b45309',
];

/**
 * The picture in the README, as SVG: the page as the engine sees it, word by word, with a box around each value found,
 * and beside it the values with their confidence.
 */
export async function drawReading(pdf: Buffer): Promise<string> {
  const read = await extract(new Uint8Array(pdf), { mode: 'fields', documentType: 'auto' });
  const page = read.pages[0];
  if (!page) throw new Error('The document has no page.');
  const pageHeight = Math.round((pageWidth * page.height) / page.width);
  const shown = read.fields.filter((field) => field.value !== null);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${listX + listWidth + 20} ${pageHeight + 20}" font-family="Helvetica, Arial, sans-serif">`,
    `<rect width="100%" height="100%" fill="#f1f5f9"/>`,
    `<g transform="translate(10 10)">`,
    `<rect width="${pageWidth}" height="${pageHeight}" fill="#fff" stroke="#cbd5e1"/>`,
    ...drawWords(read, pageHeight),
    ...shown.map((field, index) => drawBox(field, index, pageHeight)),
    `</g>`,
    `<g transform="translate(${listX} 10)">`,
    ...shown.map(drawRow),
    `</g>`,
    `</svg>`,
    '',
  ].join('\n');
}

function drawWords(read: Extracted, pageHeight: number): string[] {
  return (read.pages[0]?.words ?? []).map(({ text, box }) => {
    const [x, width] = [box.x * pageWidth, box.width * pageWidth];
    const height = box.height * pageHeight;
    const baseline = box.y * pageHeight + height * 0.78;
    return `<text x="${x.toFixed(1)}" y="${baseline.toFixed(1)}" font-size="${(height * 0.8).toFixed(1)}" textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs" fill="#334155">${escapeXml(text)}</text>`;
  });
}

function drawBox(field: FieldResult, index: number, pageHeight: number): string {
  // A table has a box for each of its cells.
  if (field.rows)
    return field.rows
      .flat()
      .map((cell) => drawBox(cell, index, pageHeight))
      .join('');
  const { box } = field;
  if (box?.page !== 1) return '';
  const [x, y] = [box.x * pageWidth - 2, box.y * pageHeight - 1];
  const [width, height] = [box.width * pageWidth + 4, box.height * pageHeight + 2];
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="3" fill="${colourOf(index)}" fill-opacity="0.13" stroke="${colourOf(index)}"/>`;
}

function drawRow({ name, value, confidence }: FieldResult, index: number): string {
  const y = index * rowHeight;
  const text = Array.isArray(value) ? `${value.length} rows` : String(value).replaceAll('\n', ', ');
  const short = text.length > 38 ? `${text.slice(0, 37)}…` : text;
  return [
    `<rect y="${y}" width="${listWidth}" height="${rowHeight - 6}" rx="5" fill="#fff" stroke="#e2e8f0"/>`,
    `<rect y="${y}" width="5" height="${rowHeight - 6}" rx="2" fill="${colourOf(index)}"/>`,
    `<text x="16" y="${y + 19}" font-size="13" fill="#64748b">${escapeXml(name)}</text>`,
    `<text x="140" y="${y + 19}" font-size="14" fill="#0f172a">${escapeXml(short)}</text>`,
    `<text x="${listWidth - 12}" y="${y + 19}" font-size="13" text-anchor="end" fill="#059669">${Math.round(confidence * 100)} %</text>`,
  ].join('');
}

const colourOf = (index: number) => colours[index % colours.length];

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
