import type { Model } from '../src/fields/model/model.ts';
import { calibrate, type Judged, judgedAnswers } from './calibrate.ts';
import { type Example, examplesOf } from './examples.ts';
import { fit } from './fit.ts';
import type { LabelledDocument } from './labelled.ts';
import { prior } from './prior.ts';

const WEIGHT_OPTIONS = { stiffness: 0.7, mostOfGroup: 3, generatedShare: 0.3 };
/** Drawn papers call themselves what they are, and drawn receipts are tidier than real ones. */
const MOSTLY_REAL = { ...WEIGHT_OPTIONS, generatedShare: 0.05 };
const optionsFor = (profile: string) =>
  profile === 'document_type' || profile.endsWith('@receipt') ? MOSTLY_REAL : WEIGHT_OPTIONS;
const FOLDS = 5;
/** Sets that may be measured on, but not learned from. */
const MEASURE_ONLY = ['forms-funsd', 'contracts-nda'];

/** Kinds that a caller's own fields are scored by. */
const UNTAUGHT = [
  'amount',
  'number',
  'date',
  'time',
  'email',
  'phone',
  'url',
  'vat_id',
  'identifier',
  'text',
  'choice',
];

export interface Training {
  /** Learned from all documents. */
  model: Model;
  /** For each document, a model learned from the documents of other groups only. */
  modelWithout(document: LabelledDocument): Model;
}

/**
 * Learns weights from labelled documents, then, from what weights answer to documents of groups they never saw,
 * how sure an answer can be. `before` collects the candidates: it decides some of their features.
 */
export function train(documents: readonly LabelledDocument[], shipped: Model): Training {
  const before = { ...shipped, weights: { ...prior, ...shipped.weights } };
  const groups = [...new Set(documents.map(({ group }) => group))].sort();
  const foldOf = ({ group }: LabelledDocument) => groups.indexOf(group) % FOLDS;
  const teaching = documents.filter(({ set }) => !MEASURE_ONLY.includes(set));
  const examples = teaching.map((document) => ({
    fold: foldOf(document),
    examples: examplesOf(document, before),
  }));
  const without = Array.from({ length: FOLDS }, (_, fold) =>
    weightsFrom(examples.filter((one) => one.fold !== fold).flatMap((one) => one.examples)),
  );
  const judged = teaching.map((document) => {
    const fold = foldOf(document);
    const model = { weights: without[fold] ?? {}, calibration: before.calibration };
    return { fold, answers: judgedAnswers(document, model) };
  });
  const calibrationFrom = (wanted: (fold: number) => boolean) =>
    calibrate(judged.filter(({ fold }) => wanted(fold)).flatMap(({ answers }): Judged[] => answers));
  const models = without.map((weights, fold) => ({
    weights,
    calibration: calibrationFrom((other) => other !== fold),
  }));
  const all = weightsFrom(examples.flatMap((one) => one.examples));
  return {
    model: { weights: all, calibration: calibrationFrom(() => true) },
    modelWithout: (document) => models[foldOf(document)] ?? before,
  };
}

function weightsFrom(examples: readonly Example[]): Model['weights'] {
  const byProfile = Map.groupBy(examples, ({ profile }) => profile);
  return Object.fromEntries(
    Object.entries(prior).map(([profile, start]) => [
      profile,
      UNTAUGHT.includes(profile) ? start : fit(byProfile.get(profile) ?? [], start, optionsFor(profile)),
    ]),
  );
}
