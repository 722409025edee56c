/** A text that LIKE takes for itself and not for a pattern. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
