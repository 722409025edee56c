import { loadPdfium, type Pdfium, withDocument } from './pdfium.ts';

/** An e-invoice is some hundred kilobytes; what is far larger is something else. */
const mostBytes = 20 * 1024 * 1024;

/** The files attached to a PDF whose name ends in .xml. A PDF that PDFium cannot open has none. */
export async function readXmlAttachments(bytes: Uint8Array, password?: string): Promise<Uint8Array[]> {
  const pdfium = await loadPdfium();
  try {
    const read = async (document: number) => {
      const count = pdfium.call.FPDFDoc_GetAttachmentCount(document);
      return Array.from({ length: count }, (_, index) => pdfium.call.FPDFDoc_GetAttachment(document, index))
        .filter((attachment) => /\.xml$/i.test(nameOf(pdfium, attachment)))
        .flatMap((attachment) => contentOf(pdfium, attachment) ?? []);
    };
    return await withDocument(pdfium, bytes, read, password);
  } catch {
    return [];
  }
}

function nameOf({ call, lend, copy }: Pdfium, attachment: number): string {
  const length = call.FPDFAttachment_GetName(attachment, 0, 0);
  return lend(length, (address) => {
    call.FPDFAttachment_GetName(attachment, address, length);
    return new TextDecoder('utf-16le').decode(copy(address, length)).replace(/\0+$/, '');
  });
}

function contentOf({ call, lend, copy }: Pdfium, attachment: number): Uint8Array | null {
  return lend(8, (lengthAddress) => {
    if (!call.FPDFAttachment_GetFile(attachment, 0, 0, lengthAddress)) return null;
    const length = new DataView(copy(lengthAddress, 4).buffer).getUint32(0, true);
    if (length === 0 || length > mostBytes) return null;
    return lend(length, (address) =>
      call.FPDFAttachment_GetFile(attachment, address, length, lengthAddress) ? copy(address, length) : null,
    );
  });
}
