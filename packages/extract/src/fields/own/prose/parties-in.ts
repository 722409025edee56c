import { nameAtStart } from './name-at-start.ts';
import { MOST_SAID, OPENING, type Said } from './said.ts';

const BETWEEN =
  /\b(?:by and (?:between|among|amongst)|between|among|zwischen|entre)[\s:]+(?:(?:you|me|us)\s+and\s+)?(?=["“„[]?(?:[\p{Lu}\d]|\p{Ll}\p{Lu}))/gu;
/** Letters after "between" in which the parties are named. */
const NAMES_WITHIN = 900;
const END_OF_PARTIES =
  /\b(?:is|are|was) (?:made|dated|entered|effective)\b|\bWHEREAS\b|\bRECITALS?\b|\bWITNESSETH\b|\bNOW,? THEREFORE\b|\bPräambel\b|\bdated (?:as )?of\b|\beffective (?:as )?of\b/;
/** "(the “Seller”, together with its affiliates (“Group”))" */
const DEFINED = /\((?:[^()]|\([^()]*\))*["“”„«'‘](?:[^()]|\([^()]*\))*\)/g;

/** Whom a contract is between. */
export function partiesIn(text: string): Said[] {
  return [...text.matchAll(BETWEEN)].slice(0, MOST_SAID).flatMap((match): Said[] => {
    const start = match.index + match[0].length;
    const stop = text.slice(start, start + NAMES_WITHIN);
    const window = stop.slice(0, stop.search(END_OF_PARTIES) >= 0 ? stop.search(END_OF_PARTIES) : undefined);
    const defined = [...window.matchAll(DEFINED)];
    const last = defined.at(-1);
    const chunks = last
      ? window.slice(0, last.index).split(DEFINED)
      : (window.split(/\.\s+\p{Lu}\p{Ll}{2,}/u)[0] ?? '').split(/\s+(?:and|und|et|y)\s+(?=\p{Lu})/u);
    if (!last && match.index > OPENING) return [];
    const names = chunks.map(nameAtStart).filter((name) => name !== null);
    if (names.length < (last ? 1 : 2)) return [];
    return [
      {
        value: [...new Set(names)],
        start,
        end: start + (last?.index ?? window.length),
        strength: last ? 1 : 0.8,
      },
    ];
  });
}
