/** A character read from a line: the time step at which it is surest, and how sure (0..1). */
export interface ReadCharacter {
  text: string;
  step: number;
  probability: number;
  /** The highest probability of a space between the character before it and itself. */
  space: number;
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
      if (probability > before.probability) Object.assign(before, { probability, step });
      continue;
    }
    characters.push({ text: alphabet[best] ?? '', step, probability, space });
    space = 0;
  }
  return characters;
}
