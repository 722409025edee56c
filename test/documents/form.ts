import { pdfOf } from './raw-pdf.ts';

/** What is filled in: text fields by label, and boxes ticked or not. */
export interface FormTruth {
  texts: Record<string, string>;
  boxes: Record<string, boolean>;
}

const left = 220;
const lineHeight = 40;
/** Points from the bottom of an A4 page to the first line. */
const firstLine = 720;

/** An AcroForm whose labels are printed and whose values stand only in its fields. */
export function renderForm({ texts, boxes }: FormTruth): Buffer {
  const labels = [...Object.keys(texts), ...Object.keys(boxes)];
  const yOf = (label: string) => firstLine - labels.indexOf(label) * lineHeight;
  const widget = (label: string, width: number, more: string) =>
    `<< /Type /Annot /Subtype /Widget /T (${label}) /Rect [${left} ${yOf(label)} ${left + width} ${yOf(label) + 14}] ${more} >>`;
  const printed = labels.map((label) => `BT /F 11 Tf 60 ${yOf(label) + 3} Td (${label}:) Tj ET`).join('\n');
  const [font, drawing, firstField] = [5, 6, 7];
  const fields = [
    ...Object.entries(texts).map(([label, value]) => widget(label, 260, `/FT /Tx /V (${value})`)),
    ...Object.entries(boxes).map(([label, ticked]) => {
      const state = ticked ? '/Yes' : '/Off';
      // A box has a drawing for each of its states; which one is shown says whether it is ticked.
      return widget(
        label,
        14,
        `/FT /Btn /V ${state} /AS ${state} /AP << /N << /Yes ${drawing} 0 R /Off ${drawing} 0 R >> >>`,
      );
    }),
  ];
  const references = fields.map((_, index) => `${firstField + index} 0 R`).join(' ');
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${references}] >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [${references}] /Resources << /Font << /F ${font} 0 R >> >> >>`,
    `<< /Length ${printed.length} >>\nstream\n${printed}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /XObject /Subtype /Form /BBox [0 0 14 14] /Length 0 >>\nstream\n\nendstream',
    ...fields,
  ]);
}
