/** A character read from a line: the time step at which it is surest, and how sure (0..1). */
export interface ReadCharacter {
  text: string;
  step: number;
  probability: number;
  /** The highest probability of a space between the character before it and itself. */
  space: number;
  /** The signs that print hardly tells from it, and how likely the network thinks each of them. */
  lookalikes: Lookalike[];
}

export interface Lookalike {
  text: string;
  probability: number;
}

/** Greedy CTC decoding of `steps` × `classes` probabilities: repeats are one character, class 0 is none. */
export function decodeCtc(
  probabilities: Float32Array,
  steps: number,
  alphabet: readonly string[],
): ReadCharacter[] {
  const classes = alphabet.length;
  const spaceClass = classes - 1;
  const characters: ReadCharacter[] = [];
  let [last, space] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const offset = step * classes;
    let [best, probability] = [0, 0];
    for (let index = 0; index < classes; index++) {
      const value = probabilities[offset + index] ?? 0;
      if (value > probability) [best, probability] = [index, value];
    }
    space = Math.max(space, probabilities[offset + spaceClass] ?? 0);
    const repeated = best === last;
    last = best;
    if (best === 0 || best === spaceClass) continue;
    const before = characters.at(-1);
    if (repeated && before) {
      if (probability > before.probability) {
        const lookalikes = lookalikesAt(before.text, probabilities.subarray(offset), alphabet);
        Object.assign(before, { probability, step, lookalikes });
      }
      continue;
    }
    const text = alphabet[best] ?? '';
    const lookalikes = lookalikesAt(text, probabilities.subarray(offset), alphabet);
    characters.push({ text, step, probability, space, lookalikes });
    space = 0;
  }
  return characters;
}

/** Digits and the letters that look like them. */
const GROUPS = ['0OoD', '1lIi|', '5Ss', '8B', '2Zz', '6Gb'].map((signs) => [...signs]);

function lookalikesAt(text: string, probabilities: Float32Array, alphabet: readonly string[]): Lookalike[] {
  const group = GROUPS.find((signs) => signs.includes(text)) ?? [];
  const classes = classesOf(alphabet);
  return group
    .filter((sign) => sign !== text)
    .map((sign) => ({ text: sign, probability: probabilities[classes.get(sign) ?? -1] ?? 0 }));
}

const known = new WeakMap<readonly string[], Map<string, number>>();

/** The class of each sign of the groups, looked up once an alphabet of thousands. */
function classesOf(alphabet: readonly string[]): Map<string, number> {
  const classes = known.get(alphabet) ?? new Map(GROUPS.flat().map((sign) => [sign, alphabet.indexOf(sign)]));
  known.set(alphabet, classes);
  return classes;
}
