import { XMLParser } from 'fast-xml-parser';
import { ExtractError } from '../errors.ts';

/** An element with its children in the order they stand in, as running text needs them. Names are local names. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** Of text nodes, whose name is `#text`. */
  text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** Parses a part of an OOXML document. Throws CORRUPT_FILE. */
export function parseOrdered(bytes: Uint8Array): Element[] {
  const text = new TextDecoder().decode(bytes);
  if (/<!DOCTYPE/i.test(text))
    throw new ExtractError('CORRUPT_FILE', 'a part has a document type declaration');
  try {
    return (parser.parse(text) as RawNode[]).map(elementOf);
  } catch (error) {
    throw new ExtractError('CORRUPT_FILE', undefined, { cause: error });
  }
}

/** As the parser gives it: one key with the name, and `:@` with the attributes. */
type RawNode = Record<string, RawNode[] | string | Record<string, string>>;

function elementOf(node: RawNode): Element {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const content = node[name];
  return {
    name,
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    children: Array.isArray(content) ? content.map(elementOf) : [],
    text: name === '#text' ? String(content) : '',
  };
}

export const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child) => child.name === name);
