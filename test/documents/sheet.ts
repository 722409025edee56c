import PDFDocument from 'pdfkit';

export interface TextStyle {
  size?: number;
  bold?: boolean;
  color?: string;
  /** `right` and `center` take x as the right edge and the middle. */
  align?: 'left' | 'right' | 'center';
}

/** Pages to draw on, in points from the top left of the page as displayed. */
export interface Sheet {
  width: number;
  height: number;
  text(text: string, x: number, y: number, style?: TextStyle): void;
  rule(x0: number, y0: number, x1: number, y1: number, color?: string, thickness?: number): void;
  fill(x: number, y: number, width: number, height: number, color: string): void;
  circle(x: number, y: number, radius: number, color: string): void;
  polygon(points: [number, number][], color: string): void;
  /** A JPEG or PNG. */
  picture(bytes: Buffer, x: number, y: number, width: number, height: number): void;
  nextPage(): void;
}

export interface Attachment {
  name: string;
  content: string;
}

export interface SheetOptions {
  width?: number;
  height?: number;
  title?: string;
  /** Pages are stored on their side with /Rotate 90; displayed they look the same. */
  rotated?: boolean;
  userPassword?: string;
  attachment?: Attachment;
}

/** The bytes depend on nothing but what is drawn: no clock, no compression. */
export function drawPdf(draw: (sheet: Sheet) => void, options: SheetOptions = {}): Promise<Buffer> {
  const {
    width = 595.28,
    height = 841.89,
    title = 'Document',
    rotated = false,
    userPassword,
    attachment,
  } = options;
  const document = new PDFDocument({
    size: rotated ? [height, width] : [width, height],
    margin: 0,
    compress: false,
    autoFirstPage: false,
    info: {
      Title: title,
      CreationDate: new Date(Date.UTC(2026, 0, 1)),
      Producer: 'Docglean tests',
      Creator: 'Docglean tests',
    },
    ...(userPassword ? { userPassword } : {}),
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const nextPage = () => {
    document.addPage();
    if (!rotated) return;
    (document.page.dictionary.data as { Rotate?: number }).Rotate = 90;
    document.transform(0, -1, 1, 0, 0, width);
  };
  nextPage();
  draw(sheetOn(document, width, height, nextPage));
  if (attachment) {
    const day = new Date(Date.UTC(2026, 0, 1));
    const about = { name: attachment.name, type: 'text/xml', creationDate: day, modifiedDate: day };
    document.file(Buffer.from(attachment.content), about);
  }
  document.end();
  return written;
}

function sheetOn(document: PDFKit.PDFDocument, width: number, height: number, nextPage: () => void): Sheet {
  return {
    width,
    height,
    nextPage,
    text: (text, x, y, { size = 9, bold = false, color = '#1c2430', align = 'left' } = {}) => {
      document
        .font(bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(size)
        .fillColor(color);
      const shift = align === 'left' ? 0 : document.widthOfString(text) / (align === 'right' ? 1 : 2);
      document.text(text, x - shift, y, { lineBreak: false });
    },
    rule: (x0, y0, x1, y1, color = '#9aa4b2', thickness = 0.6) => {
      document.moveTo(x0, y0).lineTo(x1, y1).lineWidth(thickness).strokeColor(color).stroke();
    },
    fill: (x, y, w, h, color) => {
      document.rect(x, y, w, h).fill(color);
    },
    circle: (x, y, radius, color) => {
      document.circle(x, y, radius).fill(color);
    },
    picture: (bytes, x, y, w, h) => {
      document.image(bytes, x, y, { width: w, height: h });
    },
    polygon: (points, color) => {
      document.polygon(...points).fill(color);
    },
  };
}
