import type { ReadCharacter } from './decode-ctc.ts';

/**
 * How likely the network must think the other sign, for one of 1 that it chose. Between letters a digit is a slip of
 * the network; at their end it may belong there, as in "RM1" or "100ml".
 */
const INSIDE = 0.02;
const AT_AN_END = 0.3;

/**
 * 0 and O, 1 and I, 5 and S as their word wants them: where the rest of it is letters only, a digit that looks like a
 * letter becomes one ("INV0ICE"), and the other way round ("475oo"). Codes of both, such as VE0514, stay as read.
 */
export function settleLookalikes(
  characters: readonly ReadCharacter[],
  spaces: readonly boolean[],
): ReadCharacter[] {
  return runsOf(characters, spaces).flatMap((run) => {
    const wanted = kindOf(run);
    if (wanted === null) return run;
    const [first, last] = [run.findIndex(isOf(wanted)), run.findLastIndex(isOf(wanted))];
    return run.map((character, index) =>
      settled(character, wanted, first < index && index < last ? INSIDE : AT_AN_END),
    );
  });
}

const LETTER = /\p{L}/u;
const DIGIT = /\d/;

/** Letters and digits without anything between them; any other sign is a run of its own. */
function runsOf(characters: readonly ReadCharacter[], spaces: readonly boolean[]): ReadCharacter[][] {
  const runs: ReadCharacter[][] = [];
  characters.forEach((character, index) => {
    const before = runs.at(-1);
    const joins = before?.every(isAlphanumeric) && isAlphanumeric(character) && spaces[index] !== true;
    if (joins) before?.push(character);
    else runs.push([character]);
  });
  return runs;
}

const isAlphanumeric = ({ text }: ReadCharacter): boolean => LETTER.test(text) || DIGIT.test(text);

/** What the signs are that look like no other; null where they are of both kinds or there are none. */
function kindOf(run: readonly ReadCharacter[]): RegExp | null {
  const clear = run.filter(({ lookalikes }) => lookalikes.length === 0);
  const [letters, digits] = [LETTER, DIGIT].map((kind) => clear.some(({ text }) => kind.test(text)));
  if (letters === digits) return null;
  return letters ? LETTER : DIGIT;
}

const isOf =
  (kind: RegExp) =>
  ({ text }: ReadCharacter): boolean =>
    kind.test(text);

function settled(character: ReadCharacter, wanted: RegExp, thinkable: number): ReadCharacter {
  if (wanted.test(character.text)) return character;
  const [likeliest] = character.lookalikes
    .filter(({ text }) => wanted.test(text))
    .sort((a, b) => b.probability - a.probability);
  if (!likeliest || likeliest.probability < thinkable * character.probability) return character;
  return { ...character, text: likeliest.text };
}
