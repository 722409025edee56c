import type { ComparedSection, SectionOfDocument, TextChange } from '@docglean/contract';
import { type Filled, fillSlots } from './fill-slots.ts';
import { titleKey } from './headings.ts';
import { matchSentences } from './match-sentences.ts';
import type { Part } from './outline.ts';
import { boxesAt, passageOf } from './passage.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { type Template, templateOf, type Variant } from './template.ts';
import type { Token } from './tokens.ts';
import { type AboutDocuments, type Difference, plainKey } from './variations.ts';

/** Words of a section in one document: its own, those of the template, and those in both. */
interface Counts {
  words: number;
  template: number;
  common: number;
}

export interface BuiltSection {
  id: string;
  name: string;
  differences: Difference[];
  counts: Counts[];
  /** As the contract has it, once the variations have their names. */
  present(placeOf: (document: number) => Pick<SectionOfDocument, 'position' | 'moved'>): ComparedSection;
}

/** A sentence of the section over all documents. */
interface Line {
  variants: Variant[];
  template: Template;
  differences: Difference[];
  /** Part of what most documents say. */
  isShared: boolean;
}

/** Compares one section: `members` are the parts of the documents, null for those that lack it. */
export function buildSection(
  id: string,
  members: readonly (Part | null)[],
  about: AboutDocuments,
): BuiltSection {
  const sentences = members.map((part, document) => {
    const conventions = about.conventions[document];
    return part && conventions ? sentencesOf(part, conventions) : [];
  });
  const present = members.filter((part) => part !== null).length;
  const name = nameOf(members, sentences);
  const difference = (filled: Filled): Difference => ({ section: id, sectionName: name, filled, name: '' });
  const { lines, pools } = linesOf(sentences, present, difference);
  const counts = countsOf(members, sentences, lines);
  const isCommon = present * 2 > members.length;
  return {
    id,
    name,
    differences: [...lines.flatMap((line) => line.differences), ...pools],
    counts: members.map((_, document) => {
      const own = counts[document] ?? { words: 0, template: 0, common: 0 };
      // A section that only few have is none that the others lack.
      return isCommon ? own : { words: own.words, template: 0, common: 0 };
    }),
    present: (placeOf) => ({
      id,
      name,
      summary: null,
      level: mostCommon(members.flatMap((part) => (part ? [part.level] : []))) ?? 1,
      similarity: similarityOf(members, counts),
      template: templateText(lines, pools),
      variations: [
        ...new Set([...lines.flatMap((line) => line.differences), ...pools].map((one) => one.name)),
      ],
      changes: changesOf(lines, members, about),
      documents: members.flatMap((part, document) =>
        part ? [{ document_id: about.ids[document] ?? '', ...shownPart(part), ...placeOf(document) }] : [],
      ),
      missing_in: members.flatMap((part, document) => (part ? [] : [about.ids[document] ?? ''])),
    }),
  };
}

function linesOf(
  sentences: readonly Sentence[][],
  present: number,
  difference: (filled: Filled) => Difference,
) {
  const matched = matchSentences(sentences);
  const all = matched.map((cluster) =>
    cluster.flatMap((member, document): Variant[] => {
      const sentence = member === null ? undefined : sentences[document]?.[member];
      return sentence ? [{ document, sentence }] : [];
    }),
  );
  const { pooled, rest } = pool(all, present);
  const lines = rest.flatMap((variants): Line[] => {
    const template = templateOf(variants);
    if (!template) return [];
    const isShared = variants.length * 2 > present;
    if (template.variants.length * 2 <= variants.length && variants.length > 1) {
      // Hardly a word in common: it is filled in as a whole.
      const filled = wholeTexts(variants, 'text');
      return [
        {
          variants,
          template: { ...template, slots: [], reworded: [], variants },
          differences: filled ? [difference(filled)] : [],
          isShared,
        },
      ];
    }
    return [{ variants, template, differences: fillSlots(template).map(difference), isShared }];
  });
  const pools = pooled.flatMap((variants) => {
    const filled = wholeTexts(variants, variants[0]?.sentence.kind === 'row' ? 'table' : 'text');
    return filled ? [difference(filled)] : [];
  });
  return { lines, pools };
}

/** Sentences that only this document has, from which on most documents must have some to be told to be filled in. */
const MOSTLY = 0.75;

/** What most documents have of their own in one section, such as the rows of a list, is one variation and not many additions. */
function pool(all: readonly Variant[][], present: number): { pooled: Variant[][]; rest: Variant[][] } {
  const pooled: Variant[][] = [];
  let rest = [...all];
  for (const kind of ['row', 'text'] as const) {
    const most = kind === 'row' ? present / 2 : 1;
    const own = rest.filter((variants) => variants.length <= most && variants[0]?.sentence.kind === kind);
    const documents = new Set(own.flat().map(({ document }) => document)).size;
    const isFilledIn =
      kind === 'row' ? documents * 2 > present && own.length > present : documents >= present * MOSTLY;
    if (present < 3 || !isFilledIn) continue;
    pooled.push(own.flat());
    rest = rest.filter((variants) => !own.includes(variants));
  }
  return { pooled, rest };
}

/** All that each document says here as one value. */
function wholeTexts(variants: readonly Variant[], kind: Filled['kind']): Filled | null {
  const values = [...Map.groupBy(variants, ({ document }) => document)].map(([document, own]) => {
    const ordered = own.map(({ sentence }) => sentence);
    const passage = passageOf(ordered.flatMap(({ passage }) => passage.pieces));
    const raw = ordered.map(({ passage }) => passage.text).join(kind === 'table' ? '\n' : ' ');
    return { document, passage, start: 0, end: passage.text.length, raw, key: plainKey(raw) };
  });
  const [first] = variants;
  if (!first || new Set(values.map(({ key }) => key)).size < 2) return null;
  return { kind, values, shown: { sentence: first.sentence, start: 0, end: 0 } };
}

function countsOf(
  members: readonly (Part | null)[],
  sentences: readonly Sentence[][],
  lines: readonly Line[],
): Counts[] {
  const shared = lines.filter(({ isShared }) => isShared);
  const template = shared.reduce((sum, { template }) => sum + wordsIn(template.shown.sentence.tokens), 0);
  return members.map((_, document) => {
    const words = (sentences[document] ?? []).reduce((sum, { tokens }) => sum + wordsIn(tokens), 0);
    const common = shared.reduce((sum, line) => sum + commonWords(line, document), 0);
    return { words, template, common };
  });
}

function commonWords({ template, differences }: Line, document: number): number {
  const index = template.variants.findIndex((variant) => variant.document === document);
  const own = template.variants[index];
  if (!own) return 0;
  const isWhole = template.slots.length === 0 && differences.length > 0;
  const differing = template.slots.reduce((sum, { values }) => {
    const { from, to } = values[index] ?? { from: 0, to: 0 };
    return sum + wordsIn(own.sentence.tokens.slice(from, to));
  }, 0);
  const shorter = Math.min(wordsIn(own.sentence.tokens), wordsIn(template.shown.sentence.tokens));
  return isWhole ? 0 : Math.max(0, shorter - differing);
}

const wordsIn = (tokens: readonly Token[]): number => tokens.filter(({ kind }) => kind !== 'mark').length;

function similarityOf(members: readonly (Part | null)[], counts: readonly Counts[]): number {
  const shares = members.map((part, document) => {
    const { words = 0, template = 0, common = 0 } = counts[document] ?? {};
    if (!part) return 0;
    return words + template === 0 ? 1 : Math.max(0, (2 * common) / (words + template));
  });
  return Math.round((1000 * shares.reduce((sum, share) => sum + share, 0)) / members.length) / 1000;
}

function templateText(lines: readonly Line[], pools: readonly Difference[]): string {
  let text = '';
  for (const { template, differences, isShared } of lines) {
    if (!isShared) continue;
    const { sentence } = template.shown;
    text += text === '' ? '' : sentence.kind === 'row' || sentence.opens ? '\n' : ' ';
    text += withNames(sentence, differences);
  }
  for (const { name } of pools) text += `${text === '' ? '' : '\n'}{${name}}`;
  return text;
}

function withNames({ passage }: Sentence, differences: readonly Difference[]): string {
  const [only] = differences;
  const { start = 0, end = 0 } = only?.filled.shown ?? {};
  if (only && differences.length === 1 && start === end && start === 0) return `{${only.name}}`;
  let text = '';
  let at = 0;
  for (const { filled, name } of differences) {
    text += `${passage.text.slice(at, filled.shown.start)}{${name}}`;
    if (filled.shown.start === filled.shown.end) text += ' ';
    at = filled.shown.end;
  }
  return text + passage.text.slice(at);
}

function changesOf(
  lines: readonly Line[],
  members: readonly (Part | null)[],
  { ids }: AboutDocuments,
): TextChange[] {
  return lines.flatMap(({ variants, template, differences, isShared }): TextChange[] => {
    const said = ({ document, sentence }: Variant) => ({
      document_id: ids[document] ?? '',
      text: sentence.passage.text,
      boxes: boxesAt(sentence.passage),
    });
    if (!isShared) return [{ kind: 'added', text: null, documents: variants.map(said) }];
    const text = withNames(template.shown.sentence, differences);
    const lacking = members.flatMap((part, document) =>
      part &&
      !variants.some((variant) => variant.document === document) &&
      titleKey(part.title?.text ?? '') !== titleKey(text)
        ? [{ document_id: ids[document] ?? '', text: null, boxes: [] }]
        : [],
    );
    return [
      ...(lacking.length > 0 ? [{ kind: 'missing' as const, text, documents: lacking }] : []),
      ...(template.reworded.length > 0
        ? [{ kind: 'reworded' as const, text, documents: template.reworded.map(said) }]
        : []),
    ];
  });
}

function shownPart({
  numbering,
  title,
  blocks,
}: Part): Pick<SectionOfDocument, 'number' | 'heading' | 'text' | 'boxes'> {
  const spans = [...(title?.pieces ?? []), ...blocks.flatMap(({ passage }) => passage.pieces)];
  return {
    number: numbering?.label ?? null,
    heading: title?.text.replace(/\s*[:.]$/, '') ?? null,
    text: blocks.map(({ passage }) => passage.text).join('\n'),
    boxes: boxesAt(passageOf(spans)),
  };
}

const MOST_NAME_WORDS = 6;

/** What most documents call it; without headings how it begins. */
function nameOf(members: readonly (Part | null)[], sentences: readonly Sentence[][]): string {
  if (members.some((part) => part?.kind === 'margins')) return 'Header and footer';
  const titles = members.flatMap((part) => (part?.title ? [part.title.text] : []));
  const key = mostCommon(titles.map(titleKey));
  const title = mostCommon(titles.filter((one) => titleKey(one) === key));
  if (title) return title.replace(/\s*[:.]$/, '');
  const [first] = sentences.flatMap((own) => own[0] ?? []);
  const words = first?.passage.text.split(/\s+/) ?? [];
  return words.length > MOST_NAME_WORDS ? `${words.slice(0, MOST_NAME_WORDS).join(' ')} …` : words.join(' ');
}

function mostCommon<T>(values: readonly T[]): T | undefined {
  const [most] = [...Map.groupBy(values, (value) => value)].sort((a, b) => b[1].length - a[1].length);
  return most?.[0];
}
