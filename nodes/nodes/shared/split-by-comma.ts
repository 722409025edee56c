/** A list that is written in one field, without what is empty in it. */
export const splitByComma = (text = ''): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
