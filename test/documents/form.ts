import PDFDocument from 'pdfkit';

/** What is filled in: text fields by label, and boxes ticked or not. */
export interface FormTruth {
  texts: Record<string, string>;
  boxes: Record<string, boolean>;
}

/** An AcroForm whose labels are printed and whose values stand only in its fields. */
export function renderForm({ texts, boxes }: FormTruth): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, compress: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  pdf.font('Helvetica').fontSize(11);
  pdf.initForm();
  let y = 80;
  for (const [label, value] of Object.entries(texts)) {
    pdf.text(`${label}:`, 60, y);
    pdf.formText(label, 220, y - 4, 260, 20, { value });
    y += 40;
  }
  for (const [label, ticked] of Object.entries(boxes)) {
    pdf.text(`${label}:`, 60, y);
    // The types of pdfkit know neither check boxes' state nor its names.
    pdf.formCheckbox(label, 220, y - 2, 14, 14, {
      backgroundColor: '#fff',
      ...(ticked && { value: 'Yes' }),
    } as object);
    y += 40;
  }
  pdf.end();
  return written;
}
