import PDFDocument from 'pdfkit';
import { docx, paragraph, run, table } from '../docx.ts';
import type { PrintedAgreement, PrintedClause } from './family.ts';
import type { AgreementSetting } from './layouts.ts';
import type { Language } from './values.ts';

/** A line or paragraph to set. */
interface SetText {
  text: string;
  /** What of its start is bold; all of it for a heading. */
  bold: number;
  style: 'title' | 'heading' | 'text' | 'row';
}

export async function renderAgreement(
  agreement: PrintedAgreement,
  setting: AgreementSetting,
): Promise<Uint8Array> {
  const texts = textsOf(agreement, setting);
  if (setting.isDocx) return docxOf(texts, setting);
  return new Uint8Array(await pdfOf(texts, agreement, setting));
}

const words: Readonly<Record<Language, { article: string; page: string; front: string }>> = {
  en: { article: 'Article', page: 'Page', front: 'Key Facts' },
  de: { article: 'Artikel', page: 'Seite', front: 'Eckdaten' },
  fr: { article: 'Article', page: 'Page', front: 'Données principales' },
  es: { article: 'Artículo', page: 'Página', front: 'Datos principales' },
};

function textsOf(
  { title, clauses, values, language }: PrintedAgreement,
  setting: AgreementSetting,
): SetText[] {
  const front = setting.front ? frontOf(values) : [];
  return [
    { text: title, bold: title.length, style: 'title' },
    ...front.map(([label, value]): SetText => ({ text: `${label} | ${value}`, bold: 0, style: 'row' })),
    ...clauses.flatMap((clause, index) => clauseTexts(clause, index + 1, language, setting)),
  ];
}

const MOST_FRONT = 5;

export const frontOf = (values: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(values)
    .filter(([name]) => !/^(?:language|p_)|_(?:street|town)$/.test(name))
    .slice(0, MOST_FRONT)
    .map(([name, value]) => [`${name.slice(0, 1).toUpperCase()}${name.slice(1).replace('_', ' ')}:`, value]);

const romans = [
  '',
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
  'XVIII',
  'XIX',
  'XX',
];

function labelOf(count: number, language: Language, { numbering }: AgreementSetting): string {
  switch (numbering) {
    case 'decimal':
      return `${count}. `;
    case 'paragraph':
      return `§ ${count} `;
    case 'article':
      return `${words[language].article} ${count}: `;
    case 'roman':
      return `${romans[count] ?? count}. `;
    default:
      return '';
  }
}

function clauseTexts(
  { title, sentences }: PrintedClause,
  count: number,
  language: Language,
  setting: AgreementSetting,
): SetText[] {
  const label = labelOf(count, language, setting);
  const rows = sentences.filter(({ text }) => text.includes(' | '));
  const plain = sentences.filter((sentence) => !rows.includes(sentence)).map(({ text }) => text);
  const { heading } = setting;
  const ownRows = rows.map(({ text }): SetText => ({ text, bold: 0, style: 'row' }));
  if (!title || heading === 'none')
    return [{ text: `${label}${plain.join(' ')}`.trim(), bold: 0, style: 'text' }, ...ownRows];
  if (heading === 'runIn' || heading === 'boldRunIn') {
    const head = `${label}${title}.`;
    return [
      {
        text: `${head} ${plain.join(' ')}`.trim(),
        bold: heading === 'boldRunIn' ? head.length : 0,
        style: 'text',
      },
      ...ownRows,
    ];
  }
  const head = `${label}${heading === 'capitals' ? title.toUpperCase() : title}`;
  const isBold = heading === 'bold' || heading === 'large';
  const body =
    setting.sentences === 'run on'
      ? [plain.join(' ')]
      : plain.map((text, index) => `${subLabel(count, index + 1, setting)}${text}`);
  return [
    { text: head, bold: isBold ? head.length : 0, style: 'heading' },
    ...body.filter(Boolean).map((text): SetText => ({ text, bold: 0, style: 'text' })),
    ...ownRows,
  ];
}

function subLabel(clause: number, index: number, { sentences }: AgreementSetting): string {
  if (sentences === '1.1') return `${clause}.${index} `;
  if (sentences === '(1)') return `(${index}) `;
  return sentences === '(a)' ? `(${String.fromCharCode(96 + index)}) ` : '';
}

const fonts = {
  Helvetica: ['Helvetica', 'Helvetica-Bold'],
  Times: ['Times-Roman', 'Times-Bold'],
  Courier: ['Courier', 'Courier-Bold'],
} as const;

const columnGap = 24;

function pdfOf(
  texts: readonly SetText[],
  agreement: PrintedAgreement,
  setting: AgreementSetting,
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: setting.margin,
    bufferPages: true,
    info: { CreationDate: new Date(Date.UTC(2026, 0, 1)) },
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  const flow = flowOn(pdf, setting);
  for (const text of texts) flow.set(text);
  if (setting.running) setMargins(pdf, agreement, setting);
  pdf.end();
  return written;
}

/** Sets one text under the other, down the columns and over the pages. */
function flowOn(pdf: PDFKit.PDFDocument, setting: AgreementSetting) {
  const { size, margin, columns, font } = setting;
  const full = pdf.page.width - 2 * margin;
  const width = columns === 2 ? (full - columnGap) / 2 : full;
  let column = 0;
  pdf.y = margin + 20;
  /** Where the next line of this height goes. */
  const next = (height: number): { x: number; y: number } => {
    if (pdf.y + height > pdf.page.height - margin) {
      column = (column + 1) % columns;
      if (column === 0) pdf.addPage();
      pdf.y = margin + 20;
    }
    const place = { x: margin + column * (width + columnGap), y: pdf.y };
    pdf.y += height;
    return place;
  };
  /** The position that follows is kept, whatever is drawn. */
  const draw = (text: string, x: number, y: number, isBold: boolean, fontSize: number) => {
    const after = pdf.y;
    pdf
      .font(fonts[font][isBold ? 1 : 0])
      .fontSize(fontSize)
      .text(text, x, y, { lineBreak: false });
    pdf.y = after;
  };
  const sizeOf = ({ style }: SetText) => {
    if (style === 'title') return size + 5;
    return style === 'heading' && setting.heading === 'large' ? size + 2.5 : size;
  };
  const setRow = ({ text }: SetText, fontSize: number) => {
    const { x, y } = next(fontSize * 1.28);
    for (const [index, cell] of text.split(' | ').entries())
      draw(cell, x + index * width * 0.36, y, false, fontSize);
  };
  const setLine = (words: readonly SetWord[], fontSize: number, isJustified: boolean) => {
    const { x, y } = next(fontSize * 1.28);
    const natural = words.reduce((sum, word) => sum + word.width, 0);
    const usual = fontSize * (font === 'Courier' ? 0.6 : 0.27);
    const space = isJustified ? (width - natural) / Math.max(1, words.length - 1) : usual;
    let at = x;
    for (const word of words) {
      draw(word.text, at, y, word.isBold, fontSize);
      at += word.width + space;
    }
  };
  return {
    set(text: SetText): void {
      const fontSize = sizeOf(text);
      if (text.style === 'row') {
        setRow(text, fontSize);
        return;
      }
      const isLetter = setting.heading === 'none';
      pdf.y += size * (text.style !== 'text' ? 0.7 : isLetter ? 0.8 : 0.25);
      const lines = broken(pdf, text, width, fontSize, fonts[font]);
      for (const [index, words] of lines.entries()) {
        const isLast = index === lines.length - 1;
        setLine(words, fontSize, setting.align === 'justify' && text.style === 'text' && !isLast);
      }
    },
  };
}

/** The title above and the number below each page. */
function setMargins(
  pdf: PDFKit.PDFDocument,
  { title, language }: PrintedAgreement,
  { margin, font }: AgreementSetting,
): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.font(fonts[font][0]).fontSize(8);
    pdf.text(title, margin, 24, { lineBreak: false });
    const number = `${words[language].page} ${page + 1} / ${count}`;
    pdf.text(number, pdf.page.width / 2, pdf.page.height - 36, { lineBreak: false });
  }
}

interface SetWord {
  text: string;
  isBold: boolean;
  width: number;
}

/** The words of a paragraph, line by line. */
function broken(
  pdf: PDFKit.PDFDocument,
  { text, bold }: SetText,
  width: number,
  size: number,
  [plainFont, boldFont]: readonly [string, string],
): SetWord[][] {
  const lines: SetWord[][] = [];
  let own: SetWord[] = [];
  let [used, at] = [0, 0];
  for (const word of text.split(' ')) {
    const isBold = at + word.length <= bold;
    at += word.length + 1;
    const wordWidth = pdf
      .font(isBold ? boldFont : plainFont)
      .fontSize(size)
      .widthOfString(word);
    const space = own.length > 0 ? size * (plainFont === 'Courier' ? 0.6 : 0.3) : 0;
    if (own.length > 0 && used + space + wordWidth > width) {
      lines.push(own);
      own = [];
      used = 0;
    }
    used += wordWidth + (own.length > 0 ? space : 0);
    own.push({ text: word, isBold, width: wordWidth });
  }
  return [...lines, own];
}

function docxOf(texts: readonly SetText[], { running }: AgreementSetting): Uint8Array {
  const parts: string[] = [];
  let rows: string[][] = [];
  const close = () => {
    if (rows.length > 0) parts.push(table(rows));
    rows = [];
  };
  for (const { text, style } of texts) {
    if (style === 'row') rows.push(text.split(' | '));
    else {
      close();
      parts.push(paragraph(run(text)));
    }
  }
  close();
  return docx({ body: parts.join(''), ...(running && { header: paragraph(run(texts[0]?.text ?? '')) }) });
}
