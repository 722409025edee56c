/** A token of a text with its place in it, folded so that spelling variants meet. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** Most words need no more than small letters. */
const PLAIN = /^[ -~]*$/;

/** Lower case without accents: "Fällig" and "FALLIG" are one. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l');
}

const TOKEN = /[\p{L}\p{M}]+|\p{N}+|[#%]/gu;

export function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The words of a field's name: "invoiceNumber", "invoice_number" and "Invoice number" give the same. */
export function wordsOfName(name: string): string {
  return fold(name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/[_\-./]+/g, ' ')).trim();
}
