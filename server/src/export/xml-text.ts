/** All that XML 1.0 cannot hold, even escaped. */
const impossible = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are, a reader would make spaces or line feeds of them.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for between tags; control characters are dropped. */
export const xmlText = (text: string): string =>
  text.replaceAll(impossible, '').replaceAll(/[&<>\r]/g, (character) => escapes[character] ?? character);

/** Text for between the quotes of an attribute. */
export const xmlAttribute = (text: string): string =>
  text.replaceAll(impossible, '').replaceAll(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? character);
