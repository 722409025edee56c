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

/** How an ability is given up, and by what words of a refusal it is known to be the one that is missing. */
interface Step {
  words: RegExp;
  giveUp(abilities: Abilities): Abilities;
}

const temperature: Step = {
  words: /temperature/i,
  giveUp: (abilities) => ({ ...abilities, temperature: false }),
};
const limit: Step = {
  words: /max_(?:completion_)?tokens/i,
  giveUp: (abilities) => ({
    ...abilities,
    limit: abilities.limit === 'max_completion_tokens' ? 'max_tokens' : null,
  }),
};
const images: Step = {
  words: /image|vision|multi-?modal|content.{0,40}(?:string|type|list|array)/i,
  giveUp: (abilities) => ({ ...abilities, images: false }),
};
const format: Step = {
  words: /response_format|json_schema|json_object|json mode|schema|structured|grammar|strict/i,
  giveUp: (abilities) => ({
    ...abilities,
    format: abilities.format === 'json_schema' ? 'json_object' : 'words',
  }),
};

/** The words of the first are the surest sign, those of the last the vaguest. */
const byWords = [temperature, limit, images, format];
const byLikelihood = [format, limit, temperature, images];

/**
 * The abilities to try next after a request was refused as malformed: without the one that the refusal names, else
 * without the likeliest one that is left. Null where there is nothing left to give up, so that the request is at fault.
 */
export function giveUpOne(abilities: Abilities, refusal: string, hasImages: boolean): Abilities | null {
  const isLess = (less: Abilities) =>
    (hasImages || less.images === abilities.images) && JSON.stringify(less) !== JSON.stringify(abilities);
  const named = byWords.find(({ words, giveUp }) => words.test(refusal) && isLess(giveUp(abilities)));
  const likeliest = byLikelihood.find(({ giveUp }) => isLess(giveUp(abilities)));
  return (named ?? likeliest)?.giveUp(abilities) ?? null;
}
