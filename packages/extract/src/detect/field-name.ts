import { fold } from '../fields/fold.ts';

const MOST_LETTERS = 60;

/** "3." or "(b)" before a label, and an explanation in brackets after it, name nothing. */
const COUNT = /^\s*(?:\(?\d{1,3}[a-z]?[.)]*|\(?[a-z][.)]+)\s+(?=\p{L}{2})/iu;
const ASIDE = /\s*[([][^)\]]*[)\]]?\s*$/u;

/** The label as people would say it. */
export function plainLabel(label: string): string {
  const counted = label.replace(COUNT, '').replace(/[\s:;,.·_*|–—-]+$/u, '');
  const short = counted.replace(ASIDE, '');
  return /\p{L}{2}/u.test(short) ? short.trim() : counted.trim();
}

/** A name in small letters without accents, words joined by "_": the letters of the label where it has no Latin ones. */
export function fieldName(label: string): string {
  const spoken = plainLabel(label).replace(/[#№]/g, ' number ').replaceAll('%', ' percent ');
  const folded = fold(spoken).replace(/[Ѐ-ӿͰ-Ͽ]/gu, (letter) => LATIN.get(letter) ?? letter);
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word.slice(0, MOST_LETTERS) : `${name}_${word}`;
    if (longer.length > MOST_LETTERS) break;
    name = longer;
  }
  return name;
}

/** Names made unique: the second of a name gets a number. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name.slice(0, MOST_LETTERS - 3)}_${count}`;
    taken.add(unique);
    return unique;
  };
}

/** Cyrillic and Greek as passports of these countries write them, less accents. */
const LATIN = new Map(
  (
    'а-a б-b в-v г-g д-d е-e ж-zh з-z и-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch ш-sh щ-shch ъ- ы-y ь- э-e ю-yu я-ya ' +
    'є-ie і-i ґ-g ђ-dj ј-j љ-lj њ-nj ћ-c џ-dz ' +
    'α-a β-v γ-g δ-d ε-e ζ-z η-i θ-th ι-i κ-k λ-l μ-m ν-n ξ-x ο-o π-p ρ-r σ-s ς-s τ-t υ-y φ-f χ-ch ψ-ps ω-o'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
);
