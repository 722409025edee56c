/** What an endpoint understands of a request; found out by what it refuses, and then remembered. */
export interface Abilities {
  /** How it can be held to JSON: to a schema, to any object, or by words alone. */
  format: 'json_schema' | 'json_object' | 'words';
  /** Under which name it takes the most tokens of an answer; null: under none. */
  limit: 'max_completion_tokens' | 'max_tokens' | null;
  temperature: boolean;
  images: boolean;
}

export const allAbilities: Abilities = {
  format: 'json_schema',
  limit: 'max_completion_tokens',
  temperature: true,
  images: true,
};

/** How each ability is given up, and by what words of a refusal it is known to be the one that is missing. */
const steps: { words: RegExp; giveUp(abilities: Abilities): Abilities }[] = [
  {
    words: /temperature/i,
    giveUp: (abilities) => ({ ...abilities, temperature: false }),
  },
  {
    words: /max_(?:completion_)?tokens/i,
    giveUp: (abilities) => ({
      ...abilities,
      limit: abilities.limit === 'max_completion_tokens' ? 'max_tokens' : null,
    }),
  },
  {
    words: /image|vision|multi-?modal|content.{0,40}(?:string|type|list|array)/i,
    giveUp: (abilities) => ({ ...abilities, images: false }),
  },
  {
    words: /response_format|json_schema|json_object|json mode|schema|structured|grammar|strict/i,
    giveUp: (abilities) => ({
      ...abilities,
      format: abilities.format === 'json_schema' ? 'json_object' : 'words',
    }),
  },
];

const inOrderOfLikelihood = [3, 1, 0, 2];

/**
 * The abilities to try next after a request was refused as malformed: without the one that the refusal names, else
 * without the likeliest one that is left. Null where there is nothing left to give up, so that the request is at fault.
 */
export function giveUpOne(abilities: Abilities, refusal: string, hasImages: boolean): Abilities | null {
  const isLess = (less: Abilities) =>
    (hasImages || less.images === abilities.images) && JSON.stringify(less) !== JSON.stringify(abilities);
  const named = steps.find(({ words, giveUp }) => words.test(refusal) && isLess(giveUp(abilities)));
  if (named) return named.giveUp(abilities);
  for (const index of inOrderOfLikelihood) {
    const less = steps[index]?.giveUp(abilities);
    if (less && isLess(less)) return less;
  }
  return null;
}
