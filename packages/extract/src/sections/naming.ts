import { fieldName } from '../detect/field-name.ts';
import { fold } from '../fields/fold.ts';
import type { Sentence } from './sentences.ts';
import { labelEnd } from './template.ts';

/** Words that say nothing of what a value is, in the eight languages. */
const EMPTY = new Set(
  (
    'a an the of to in on at by for from with and or is are was be been shall will may must not no this that these as it its such any all other per each his her their our your between among ' +
    'der die das den dem des ein eine einen einem einer eines und oder von vom zu zum zur im in an am auf bei mit für fur ist sind wird werden hat haben beträgt betragt betragen sich nicht dieser diese dieses als es je pro ab bis zwischen uber über ' +
    'le la les l un une des du de d et ou à a au aux en dans par pour avec est sont sera seront ce cet cette qui que se son sa ses entre ' +
    'el los las del y o al con por para es son lo su se ' +
    'il lo gli i di da dal della e ed con su per che ' +
    'het een van op te met voor en of is zijn wordt ' +
    'os as do da dos das um uma e ou em no na por com ' +
    'w z na do i o od za jest się amounts amount'
  ).split(' '),
);

const MOST_WORDS = 3;

/** What a value is called by its label, by what a contract defines it as, or by the words before it; null for none. */
export function nameOf(sentence: Sentence, start: number, end: number): string | null {
  const { passage, tokens } = sentence;
  const label = labelEnd(sentence);
  const labelText = label > 0 ? passage.text.slice(0, tokens[label - 1]?.end ?? 0) : '';
  if (label > 0 && start >= (tokens[label - 1]?.end ?? 0)) return fieldName(labelText) || null;
  const defined = definedAs(passage.text.slice(end, end + 160));
  if (defined) return defined;
  return fieldName(wordsBefore(sentence, start).join(' ')) || null;
}

/** The last words before a place that say something, without those that only join them to it. */
function wordsBefore({ passage, tokens }: Sentence, start: number): string[] {
  const words: string[] = [];
  let next = start;
  for (const { kind, start: from, end } of tokens.filter((token) => token.end <= start).toReversed()) {
    const text = passage.text.slice(from, end);
    if (kind === 'mark' && words.length === 0) continue;
    if (kind !== 'word' || (words.length > 0 && /[.!?]/.test(passage.text.slice(end, next)))) break;
    next = from;
    const isEmpty = EMPTY.has(fold(text)) || text.length < 2;
    if (isEmpty && words.length > 0) break;
    if (!isEmpty) words.unshift(text);
    if (words.length === MOST_WORDS) break;
  }
  return words;
}

const ROLE =
  /^[^.;]{0,120}?\((?:[^()]{0,40}\s)?["“„«'‘]\s?(?:(?:the|der|die|das|le|la|les|el|il)\s)?(\p{L}[\p{L} ]{1,30}?)\s?["”“»'’]/iu;

/** 'Acme Ltd, 1 Mill Lane (the "Tenant")' defines a tenant, as long as nothing else is named between. */
function definedAs(after: string): string | null {
  const role = after.match(ROLE);
  if (!role || /\b(?:and|und|et|y|e)\b/u.test(role[0].split('(')[0] ?? '')) return null;
  return /^\s*\(/.test(after) ? fieldName(role[1] ?? '') || null : null;
}
