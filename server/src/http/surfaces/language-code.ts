const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const codes = letters.flatMap((first) => letters.map((second) => first + second));

const nameIn = (locale: string, code: string) =>
  new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code)?.toLowerCase();

/** Two-letter codes by the English name of the language, and by the name it has for itself. Made when first needed. */
let known: Map<string, string> | undefined;
function codesByName(): Map<string, string> {
  known ??= new Map(
    codes.flatMap((code) => {
      const english = nameIn('en', code);
      const names = english ? [english, nameIn(code, code) ?? english, code] : [];
      return names.map((name) => [name, code] as const);
    }),
  );
  return known;
}

/**
 * The two letters of a language that is given in whatever words: "German", "Deutsch", "de", "de-AT", "English (US)". Null
 * where it names none, as "Multi-Lingual" does.
 */
export function languageCodeOf(text: string): string | null {
  const word = text.toLowerCase().replace(/\(.*/, '').trim();
  return codesByName().get(word) ?? codesByName().get(/^([a-z]{2})[-_]/.exec(word)?.[1] ?? '') ?? null;
}
