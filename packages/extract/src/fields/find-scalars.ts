import { overlaps } from '../layout/segments.ts';
import type { Answer, Answers } from './answer.ts';
import type { Candidate } from './candidates/candidate.ts';
import { choicesIn, paymentWords } from './candidates/choices.ts';
import { labelledText } from './candidates/labelled-text.ts';
import { chooseAmounts } from './choose-amounts.ts';
import type { Context } from './context.ts';
import { LEAST_PROBABILITY } from './model/model.ts';
import { rank } from './model/rank.ts';
import { probability } from './model/score.ts';
import { meaningOf } from './own/meaning.ts';
import { namedLabels } from './own/named-labels.ts';
import { claimsOf, type OwnField, ownCandidates } from './own/own-candidates.ts';
import { vocabularyOf } from './own/vocabulary.ts';
import type { Parties } from './parties/parties.ts';
import type { Reading } from './reading.ts';
import type { Wanted } from './wanted.ts';

/** Scores every candidate for every field and gives each field its best, sums and sharing considered. */
export function findScalars(
  wanted: readonly Wanted[],
  reading: Reading,
  parties: Parties,
  context: Context,
): Answers {
  const own = ownAnswers(wanted, reading, context);
  const ranked = wanted.map((want) => ({
    want,
    answers: withFallback(answersFor(want, reading, parties, context), own(want), want),
  }));
  const answers = new Map<string, Answer>();
  const of = (concept: string) =>
    ranked.find(({ want }) => want.concept === concept && want.kind === 'amount');
  const [total, net, tax] = [of('total_amount'), of('net_amount'), of('tax_amount')];
  const sums = chooseAmounts(total?.answers ?? [], net?.answers ?? [], tax?.answers ?? []);
  const chosen = new Map([
    [total, sums.total],
    [net, sums.net],
    [tax, sums.tax],
  ]);
  const rest = ranked.flatMap((entry) => {
    if (!chosen.has(entry)) return entry.answers.map((answer) => ({ want: entry.want, answer }));
    const answer = chosen.get(entry);
    if (answer && isLikely(answer)) answers.set(entry.want.field.name, answer);
    return [];
  });
  assign(rest, answers);
  const due = wanted.find((want) => want.concept === 'amount_due')?.field.name;
  if (due && sums.total && isLikely(sums.total) && !answers.has(due) && !isPartlyPaid(reading)) {
    answers.set(due, { ...sums.total, score: sums.total.score + TOTAL_IS_DUE });
  }
  return answers;
}

/** Log-odds by which the total is less sure to be what is due than to be the total. */
const TOTAL_IS_DUE = -1;

const isPartlyPaid = ({ labels }: Reading): boolean =>
  labels.some((label) => label.concepts.includes('amount_paid') && label.quality > 0.9 && label.ends);

/** The best pairs first; an identifier, a date or a VAT id answers one field only, and a list beside it. */
function assign(pairs: { want: Wanted; answer: Answer }[], answers: Answers): void {
  const taken: Candidate[] = [];
  for (const { want, answer } of pairs.sort((a, b) => b.answer.score - a.answer.score)) {
    if (answers.has(want.field.name) || !isLikely(answer)) continue;
    const exclusive =
      ['identifier', 'date', 'vat_id', 'text'].includes(want.kind) && !want.field.type.startsWith('list<');
    if (exclusive && taken.some((other) => sharesWords(other, answer.candidate))) continue;
    if (exclusive) taken.push(answer.candidate);
    answers.set(want.field.name, answer);
  }
}

const isLikely = (answer: Answer): boolean => probability(answer.score) >= LEAST_PROBABILITY;

const sharesWords = (a: Candidate, b: Candidate): boolean =>
  (a.kind === 'vat_id' && b.kind === 'vat_id' && a.value === b.value) ||
  a.spans.some((one) => b.spans.some((other) => overlaps(one, other)));

/** What the words of a field itself find: all there is for fields that no preset knows, else where those found nothing. */
function ownAnswers(
  wanted: readonly Wanted[],
  reading: Reading,
  context: Context,
): (want: Wanted) => Answer[] {
  // Built-in lists have no need of the vocabulary, which weighs every word of the document.
  if (!wanted.some(({ asOwn }) => asOwn)) return () => [];
  const vocabulary = vocabularyOf(reading.pages);
  const fields = new Map(
    wanted
      .filter(({ asOwn }) => asOwn)
      .map((want): [Wanted, OwnField] => {
        const meaning = meaningOf(want.own, want.parents);
        return [want, { field: want.own, meaning, labels: namedLabels(meaning, vocabulary) }];
      }),
  );
  const claims = claimsOf([...fields.values()]);
  return (want: Wanted): Answer[] => {
    const own = fields.get(want);
    if (!own) return [];
    const question = { name: want.field.name, concept: want.concept, profile: profileOf(want) };
    const { profile } = question;
    const remembered = want.own.type === 'string' ? (reading.recall?.textsFor(want.field.name) ?? []) : [];
    const candidates = [...ownCandidates(own, claims, reading, vocabulary), ...remembered];
    return rank(question, candidates, reading, context).map((answer) => ({
      ...answer,
      profile,
    }));
  };
}

const profileOf = ({ field }: Wanted): string =>
  field.type === 'boolean'
    ? 'own_boolean'
    : field.type === 'number' || field.type === 'integer' || field.type === 'currency'
      ? 'own_number'
      : field.type === 'date' || field.type === 'datetime'
        ? 'own_date'
        : 'own_text';

const withFallback = (known: Answer[], own: Answer[], want: Wanted): Answer[] =>
  want.asOwn && isGeneric(want) ? own : known.some(isLikely) || !own.some(isLikely) ? known : own;

/** Scored by kind only: nothing was learned of what the field means. */
const isGeneric = ({ kind, profile, field }: Wanted): boolean =>
  profile === 'number' ||
  (profile === kind && ['text', 'amount', 'date', 'identifier'].includes(kind) && field.type !== 'enum');

function answersFor(want: Wanted, reading: Reading, parties: Parties, context: Context): Answer[] {
  const party = partyAnswer(want.concept, parties);
  if (party !== undefined) return party ? [party] : [];
  return rank({ ...want, name: want.field.name }, candidatesFor(want, reading), reading, (candidate) =>
    context(candidate, parties),
  );
}

/** Names and addresses of the parties are found beforehand; undefined for any other field. */
function partyAnswer(concept: string, { seller, buyer }: Parties): Answer | null | undefined {
  switch (concept) {
    case 'seller_name':
      return seller.name;
    case 'buyer_name':
      return buyer.name;
    case 'seller_address':
      return seller.address;
    case 'buyer_address':
      return buyer.address;
    default:
      return undefined;
  }
}

function candidatesFor({ field, concept, kind }: Wanted, reading: Reading): readonly Candidate[] {
  if (field.enum && kind === 'choice') return choicesIn(field.enum, reading);
  if (concept === 'payment_method') return [...paymentWords(reading), ...labelledText(concept, reading)];
  if (kind === 'text')
    return [...labelledText(concept, reading), ...(reading.recall?.textsFor(field.name) ?? [])];
  const typed = reading.candidates.filter((candidate) => candidate.kind === kind);
  return field.type === 'integer' ? typed.filter(({ value }) => Number.isInteger(value)) : typed;
}
