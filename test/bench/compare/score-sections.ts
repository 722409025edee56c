import type { SectionResult } from '@docglean/contract';
import { fold } from '../../../packages/extract/src/fields/fold.ts';
import type { Family, PrintedAgreement } from '../../documents/agreement/family.ts';
import { frontOf } from '../../documents/agreement/render-agreement.ts';

export interface SectionScore {
  /** Pairs of clauses of two documents that are the same one, that were found to be, and both. */
  pairsRight: number;
  pairsTrue: number;
  pairsFound: number;
  /** Values of places that differ, and those found with exactly this text. */
  valuesRight: number;
  valuesTrue: number;
  /** Values that were reported, and those of them that are no difference. */
  reported: number;
  reportedFalse: number;
}

/** What can be wrong, a line each. */
type Tell = (line: string) => void;

/** What was found in a family of documents against what was drawn. */
export function scoreOf(family: Family, result: SectionResult, hasFront: boolean, tell: Tell): SectionScore {
  return { ...pairsOf(family, result, tell), ...valuesOf(family, result, hasFront, tell) };
}

/** Without spaces, marks at the ends, and what a reader may set differently. */
const plain = (text: string): string =>
  fold(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s"'„“”«».,;:()-]+|[\s"'„“”«».,;:()-]+$/g, '');

const lettersOf = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]+/gu, '');

interface Placed {
  document: number;
  clause: string;
  section: string | null;
}

function pairsOf({ documents }: Family, result: SectionResult, tell: Tell) {
  const placed = placedClauses(documents, result);
  let [pairsRight, pairsTrue, pairsFound] = [0, 0, 0];
  for (const [index, a] of placed.entries()) {
    for (const b of placed.slice(index + 1).filter(({ document }) => document !== a.document)) {
      const isTrue = a.clause === b.clause;
      const isFound = a.section !== null && a.section === b.section;
      pairsTrue += isTrue ? 1 : 0;
      pairsFound += isFound ? 1 : 0;
      pairsRight += isTrue && isFound ? 1 : 0;
    }
  }
  tellMixed(placed, 'clause', 'section', tell);
  tellMixed(placed, 'section', 'clause', tell);
  return { pairsRight, pairsTrue, pairsFound };
}

function tellMixed(placed: readonly Placed[], of: keyof Placed, by: keyof Placed, tell: Tell): void {
  for (const [name, own] of Map.groupBy(placed, (one) => one[of])) {
    const counts = [...Map.groupBy(own, (one) => one[by])].map(([other, some]) => `${other}: ${some.length}`);
    if (counts.length > 1) tell(`${of} ${name} is in ${by} ${counts.join(', ')}`);
  }
}

/** Each clause with the section in which most of its text stands. */
function placedClauses(documents: readonly PrintedAgreement[], { sections }: SectionResult): Placed[] {
  return documents.flatMap(({ clauses }, document) => {
    const parts = sections.flatMap(({ id, documents: own }) =>
      own
        .filter(({ document_id }) => document_id === String(document))
        .map(({ heading, text }) => ({ id, letters: lettersOf(`${heading ?? ''} ${text}`) })),
    );
    return clauses.map(({ id, sentences }): Placed => {
      const own = sentences.map(({ text }) => lettersOf(text));
      const shares = parts.map((part) => ({
        section: part.id,
        share: own.filter((sentence) => part.letters.includes(sentence)).join('').length,
      }));
      const best = shares.sort((a, b) => b.share - a.share)[0];
      return { document, clause: id, section: best && best.share > 0 ? best.section : null };
    });
  });
}

function valuesOf(family: Family, { variations }: SectionResult, hasFront: boolean, tell: Tell) {
  const { documents } = family;
  const printed = documents.map((agreement) => printedValues(agreement, hasFront));
  const names = new Set(printed.flatMap((own) => [...own.keys()]));
  const varying = [...names].filter(
    (name) => new Set(printed.flatMap((own) => own.get(name) ?? [])).size > 1,
  );
  let [valuesRight, valuesTrue] = [0, 0];
  for (const name of varying) {
    const found = bestMatch(name, printed, variations);
    for (const [document, own] of printed.entries()) {
      if (!own.has(name)) continue;
      valuesTrue++;
      if (found[document]) valuesRight++;
      else tell(`${name} of ${document} is "${own.get(name)}"`);
    }
  }
  const isDifference = (document: number, text: string): boolean =>
    varying.some((name) => printed[document]?.get(name) === text) ||
    wordings(family, document).some((sentence) => sentence.includes(text));
  let [reported, reportedFalse] = [0, 0];
  for (const { name, values } of variations) {
    for (const [document, { raw }] of values.entries()) {
      if (raw === null) continue;
      reported++;
      if (isDifference(document, plain(raw))) continue;
      reportedFalse++;
      tell(`no difference: ${name} of ${document}: "${raw}"`);
    }
  }
  return { valuesRight, valuesTrue, reported, reportedFalse };
}

/** In which documents the variation that fits a place best has exactly its value. */
function bestMatch(
  name: string,
  printed: readonly ReadonlyMap<string, string>[],
  variations: SectionResult['variations'],
): boolean[] {
  const matches = variations.map(({ values }) =>
    values.map(({ raw }, document) => raw !== null && printed[document]?.get(name) === plain(raw)),
  );
  const right = (match: readonly boolean[]) => match.filter(Boolean).length;
  return matches.sort((a, b) => right(b) - right(a))[0] ?? [];
}

/** A difference of wording is one too: whatever stands in a sentence that is not the same in all, or that only one has. */
function wordings({ documents, edited }: Family, document: number): string[] {
  const isAlone = (id: string) =>
    documents.filter(({ clauses }) => clauses.some((clause) => clause.id === id)).length < 2;
  return (documents[document]?.clauses ?? []).flatMap(({ id, sentences }) =>
    sentences
      .filter(({ key }) => edited.has(key) || isAlone(id))
      .map(({ text }) => plain(text.replaceAll(' | ', ' '))),
  );
}

/** The values that stand in a document, by name. */
function printedValues({ clauses, values }: PrintedAgreement, hasFront: boolean): Map<string, string> {
  const text = clauses.flatMap(({ sentences }) => sentences.map((sentence) => sentence.text)).join(' ');
  const inFront = hasFront ? frontOf(values).map(([, value]) => value) : [];
  return new Map(
    Object.entries(values)
      .filter(([, value]) => text.includes(value) || inFront.includes(value))
      .map(([name, value]) => [name, plain(value)]),
  );
}
