import { childOf, type Element } from './ordered-xml.ts';

/** Gives the number or bullet that a list paragraph shows, such as `2.1.` or `-`; empty for others. Call in reading order. */
export type LabelOf = (paragraph: Element) => string;

interface Level {
  start: number;
  format: string;
  /** `%1.%2.`: the numbers of the levels go in. */
  text: string;
}

interface ListPlace {
  list: string;
  level: number;
}

/** Reads the lists of `numbering.xml` and `styles.xml`, and counts along. */
export function numbering(lists: Element | undefined, styles: Element | undefined): LabelOf {
  const abstracts = new Map(
    all(lists, 'abstractNum').map((one) => [attribute(one, 'abstractNumId'), levelsOf(one)]),
  );
  const numbers = new Map(
    all(lists, 'num').map((one) => [attribute(one, 'numId'), value(one, 'abstractNumId')]),
  );
  const ofStyle = new Map(all(styles, 'style').map((style) => [attribute(style, 'styleId'), style]));
  const counters = new Map<string, number[]>();

  return (paragraph) => {
    const place = placeOf(paragraph, ofStyle);
    const abstract = place ? numbers.get(place.list) : undefined;
    const levels = abstract === undefined ? undefined : abstracts.get(abstract);
    const level = place && levels?.[place.level];
    if (!abstract || !levels || !level) return '';
    if (level.format === 'bullet') return boxes.test(level.text) ? level.text : '-';
    const counts = counters.get(abstract) ?? [];
    counters.set(abstract, counts);
    counts[place.level] = (counts[place.level] ?? level.start - 1) + 1;
    counts.length = place.level + 1;
    return level.text.replaceAll(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      return numberText(counts[index] ?? levels[index]?.start ?? 1, levels[index]?.format ?? 'decimal');
    });
  };
}

/** Lists of things to tick have a box for a bullet; other bullets are all alike. */
const boxes = /^[☐☑☒✓✔✗✘]$/u;

const all = (element: Element | undefined, name: string) =>
  (element?.children ?? []).filter((child) => child.name === name);
const attribute = (element: Element, name: string) => element.attributes[name] ?? '';
const value = (element: Element | undefined, name: string) =>
  (element && childOf(element, name)?.attributes.val) ?? '';

function levelsOf(abstract: Element): Level[] {
  const levels: Level[] = [];
  for (const level of all(abstract, 'lvl')) {
    const start = Number(value(level, 'start') || 1);
    levels[Number(attribute(level, 'ilvl'))] = {
      start,
      format: value(level, 'numFmt'),
      text: value(level, 'lvlText'),
    };
  }
  return levels;
}

/** The list of a paragraph: its own, or its style's, or that of a style it is based on. Number 0 takes it out of any list. */
function placeOf(paragraph: Element, styles: ReadonlyMap<string, Element>): ListPlace | null {
  let properties = childOf(paragraph, 'pPr');
  let style = properties && value(properties, 'pStyle');
  for (let depth = 0; depth < 10; depth += 1) {
    const own = properties && childOf(properties, 'numPr');
    const list = value(own, 'numId');
    if (list) return list === '0' ? null : { list, level: Number(value(own, 'ilvl') || 0) };
    const next: Element | undefined = style ? styles.get(style) : undefined;
    if (!next) return null;
    properties = childOf(next, 'pPr');
    style = value(next, 'basedOn');
  }
  return null;
}

function numberText(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'upperLetter':
      return letters(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** A to Z, then AA, BB, as Word counts. */
const letters = (count: number): string =>
  String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let rest = count;
  let text = '';
  for (const [amount, numeral] of numerals) {
    text += numeral.repeat(Math.floor(rest / amount));
    rest %= amount;
  }
  return text;
}
