import type { Weights } from '../../src/fields/model/model.ts';
import { fit } from '../fit.ts';
import type { JudgedValue } from './judged-answers.ts';

/** Where the curve starts: what is known without any example. */
const START: Weights = {
  bias: 2,
  rules_same: 1,
  rules_other: -1,
  found_nowhere: -2,
  partly: -3,
  row: 1,
  out_of_column: -0.5,
  shared: -0.5,
  illegible: -0.5,
  failed: -0.7,
  held: 0.3,
  label: 0.5,
  answer_missing: -1,
};
/** Values of one document beyond this count as so many together: a table has hundreds, all read alike. */
const OPTIONS = { stiffness: 1, mostOfGroup: 40, generatedShare: 0 };
const FOLDS = 5;

/** The logistic curve by which values given 0.9 are right nine times of ten. */
export const calibrateAnswers = (values: readonly JudgedValue[]): Weights =>
  fit(
    values.map(({ features, right, group }) => ({
      profile: 'ai',
      group,
      candidates: [{ features, right }],
    })),
    START,
    OPTIONS,
  );

/** For each value the curve learned from documents of other groups only. */
export function curveWithout(values: readonly JudgedValue[]): (value: JudgedValue) => Weights {
  const groups = [...new Set(values.map(({ group }) => group))].sort();
  const foldOf = ({ group }: JudgedValue) => groups.indexOf(group) % FOLDS;
  const curves = Array.from({ length: FOLDS }, (_, fold) =>
    calibrateAnswers(values.filter((value) => foldOf(value) !== fold)),
  );
  return (value) => curves[foldOf(value)] ?? START;
}
