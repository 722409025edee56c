import { XMLParser } from 'fast-xml-parser';
import { ExtractError } from '../errors.ts';

/** An element: its text under `#text`, attributes under `@name`, children by local name, one or several. */
export type XmlNode = { [name: string]: XmlValue };
type XmlValue = string | XmlNode | (string | XmlNode)[];

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

/** Parses XML in the encoding it declares. Throws CORRUPT_FILE; a document type is refused, since it can unfold without end. */
export function parseXml(bytes: Uint8Array): XmlNode {
  const text = decode(bytes);
  if (/<!DOCTYPE/i.test(text))
    throw new ExtractError('CORRUPT_FILE', 'the XML has a document type declaration');
  try {
    return parser.parse(text, true) as XmlNode;
  } catch (error) {
    throw new ExtractError('CORRUPT_FILE', error instanceof Error ? error.message : String(error));
  }
}

function decode(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const marks: [string, string][] = [
    ['\u00ff\u00fe', 'utf-16le'],
    ['\u00fe\u00ff', 'utf-16be'],
  ];
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1];
  const declared = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8').decode(bytes);
  } catch {
    // An encoding nobody knows.
    return new TextDecoder().decode(bytes);
  }
}

/** The name of the root element without its prefix, or null where the bytes are no XML. Reads only the beginning. */
export function rootName(bytes: Uint8Array): string | null {
  const start = decode(bytes.subarray(0, 4096)).replace(/^\uFEFF/, '');
  if (!/^\s*</.test(start)) return null;
  const withoutComments = start.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  return /<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(withoutComments)?.[1] ?? null;
}

/** Every element at a path such as `Party/PartyName/Name`, under every element on the way. */
export function nodesAt(node: XmlNode | undefined, path: string): XmlNode[] {
  let nodes: XmlNode[] = node ? [node] : [];
  for (const name of path.split('/')) {
    nodes = nodes.flatMap((one) =>
      [one[name] ?? []].flat().map((child) => (typeof child === 'string' ? { '#text': child } : child)),
    );
  }
  return nodes;
}

/** The text of the first element with any, at the first of the paths that has one. */
export function textAt(node: XmlNode | undefined, ...paths: string[]): string | undefined {
  for (const path of paths) {
    for (const one of nodesAt(node, path)) {
      const text = textOf(one);
      if (text) return text;
    }
  }
  return undefined;
}

export const textOf = (node: XmlNode): string | undefined => {
  const text = node['#text'];
  return typeof text === 'string' && text !== '' ? text : undefined;
};

export const attributeOf = (node: XmlNode, name: string): string | undefined => {
  const value = node[`@${name}`];
  return typeof value === 'string' ? value : undefined;
};
