import type { Content } from '../content.ts';
import type { Extracted } from '../extract.ts';
import { conventionsOf } from '../fields/conventions.ts';
import { shippedModel } from '../fields/model/model.ts';
import { readCandidates } from '../fields/reading.ts';
import { leavesOf } from '../fields/structure.ts';
import { phrasesFor, wantedLeaf } from '../fields/wanted.ts';
import { layOut } from '../layout/lines.ts';
import { lowestRequired } from '../lowest-required.ts';
import { type Grounding, ground } from './ground.ts';
import type { Question } from './question.ts';
import { typedAnswer } from './typed-answer.ts';

/** What a model answered about some pages, by their numbers. */
export interface PagesAnswer {
  pages: readonly number[];
  data: unknown;
}

export interface ModelAnswers {
  /** Its name. */
  model: string;
  answers: readonly PagesAnswer[];
}

/** What the rules read. */
export type ReadByRules = Omit<Extracted, 'pages' | 'wanted'>;

/** The document with the model's values instead of the rules', each with its place on the page and its confidence. */
export function answerDocument(
  { pages }: Content,
  read: ReadByRules,
  { fields }: Pick<Question, 'fields'>,
  { model, answers }: ModelAnswers,
  calibrating: Pick<Grounding, 'weights' | 'watch'> = {},
): ReadByRules {
  const laidOut = pages.map(layOut);
  const wanted = fields.flatMap((field) => leavesOf(field)).map((leaf) => wantedLeaf(leaf, true));
  const conventions = conventionsOf(read.text);
  const reading = readCandidates(laidOut, read.text, conventions, phrasesFor(wanted), shippedModel);
  const found = ground({
    fields,
    windows: answers.map(({ pages: shown, data }) => ({
      pages: laidOut.filter(({ page }) => shown.includes(page.number)),
      answer: typedAnswer(data, fields, read.text),
    })),
    reading,
    rules: read.fields,
    ...calibrating,
  });
  return {
    ...read,
    engine: `ai:${model}`,
    ...found,
    result: Object.fromEntries(found.fields.map(({ name, value }) => [name, value])),
    confidence: lowestRequired(fields, found.fields),
  };
}
