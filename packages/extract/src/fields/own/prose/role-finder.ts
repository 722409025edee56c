import { nameAtStart } from './name-at-start.ts';
import { type Finder, MOST_SAID, type Said } from './said.ts';

/** A party by what the contract calls it: NAME, as Borrower; NAME (the "Borrower"). */
export function roleFinder(words: readonly string[]): Finder | undefined {
  const role = words.filter((word) => !/^(?:name|legal|entity|party)$/.test(word));
  if (role.length === 0 || role.length > 3) return undefined;
  const called = role.map((word) => `${word}\\p{L}{0,3}`).join(String.raw`[\s-]+`);
  const pattern = new RegExp(
    String.raw`\bas\s+(?:the\s+)?(?:sole\s+)?${called}(?!\p{L})|\((?:the|as|hereinafter|referred|called|,|\s)*["“'‘](?:the\s+)?${called}["”'’]\)`,
    'giu',
  );
  return (text) =>
    [...text.matchAll(pattern)].slice(0, MOST_SAID).flatMap((match): Said[] => {
      const before = text.slice(Math.max(0, match.index - LOOK_BACK), match.index).trimEnd();
      const name = match[0].startsWith('(')
        ? partyBefore(before.split(/[()“”"]/).at(-1) ?? '')
        : capitalsAtEnd(before);
      if (!name) return [];
      const start = text.lastIndexOf(name, match.index);
      return [{ value: name, start, end: start + name.length, strength: 0.9 }];
    });
}

/** Letters before a role in which the name stands that has it. */
const LOOK_BACK = 200;

const partyBefore = (text: string): string | null =>
  text
    .split(/\b(?:between|among|and)\s+(?=\p{Lu})/u)
    .map(nameAtStart)
    .findLast((name) => name !== null) ?? null;

/** The name that a text ends with: words with capitals, the small ones of names between them. */
function capitalsAtEnd(text: string): string | null {
  const name =
    text
      .replace(/,$/, '')
      .match(ENDING_NAME)?.[0]
      .replace(/^(?:And|Und|Et)\s+/, '') ?? null;
  return text.endsWith(',') || name === name?.toUpperCase() ? name : null;
}

/** A comma in a name stands only before what kind of company it is. */
const ENDING_NAME =
  /(?:[\p{Lu}\d][\p{L}\d.&’'-]*\s+(?:(?:of|the|de)\s+|&\s+)*){0,8}[\p{Lu}\d][\p{L}\d.&’'-]*(?:,\s+(?:N\.A|Inc|INC|LLC|L\.L\.C|Ltd|LTD|L\.P|LP|Corp|CORP|S\.A|AG|GmbH|plc|PLC|National Association)\.?)?$/u;
