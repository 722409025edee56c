import type { LineCharacter, RecognisedLine } from './recognise-line.ts';

const HAN = /[\p{Script=Han}\p{Script=Katakana}]/u;
/** Share of a page's characters from which it is written in Chinese. */
const CHINESE = 0.3;

/**
 * The network was taught on Chinese and takes logos, boxes to tick and smudges for its characters: on a page in
 * another language these are no words.
 */
export function dropStrayHan(lines: readonly RecognisedLine[]): RecognisedLine[] {
  const characters = lines.flatMap((line) => line.characters);
  const han = characters.filter(({ text }) => HAN.test(text)).length;
  if (han === 0 || han > characters.length * CHINESE) return [...lines];
  return lines.map((line) => ({ ...line, characters: withoutHan(line.characters) }));
}

/** A space before a dropped character parts its neighbours. */
function withoutHan(characters: readonly LineCharacter[]): LineCharacter[] {
  const kept: LineCharacter[] = [];
  let parted = false;
  for (const character of characters) {
    if (HAN.test(character.text)) {
      parted = true;
      continue;
    }
    kept.push({ ...character, spaced: character.spaced || parted });
    parted = false;
  }
  return kept;
}
