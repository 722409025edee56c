type Given = string | readonly string[] | undefined;

/** The files of a field for several: Zapier joins those of line items by commas. */
export const filesIn = (given: Given): string[] =>
  [given ?? []].flat().flatMap((text) => String(text).split(/,(?=\s*https?:\/\/)/i));

/** The words of a field for several, each once. */
export const wordsIn = (given: Given): string[] => [
  ...new Set(
    [given ?? []]
      .flat()
      .flatMap((text) => String(text).split(','))
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
