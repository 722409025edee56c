import { understand } from '../src/extract.ts';
import { confidenceFeatures } from '../src/fields/model/confidence.ts';
import type { Features } from '../src/fields/model/features.ts';
import type { Model, Weights } from '../src/fields/model/model.ts';
import { sameValue } from '../src/fields/values/same-value.ts';
import { presetOf } from './examples.ts';
import { fit } from './fit.ts';
import type { LabelledDocument } from './labelled.ts';

/** An answer that was judged: what its confidence is made of, and whether it was right. */
export interface Judged {
  features: Features;
  right: boolean;
  group: string;
  generated?: boolean | undefined;
}

/** What a model answers to the fields of a document whose truth is known. */
export function judgedAnswers({ content, truth, group, fields }: LabelledDocument, model: Model): Judged[] {
  const judged: Judged[] = [];
  understand(content, {
    mode: 'fields',
    documentType: presetOf(truth.document_type),
    ...(fields && { fields }),
    model,
    watchSettled: ({ name, value, evidence, checks }) => {
      const known = truth.fields?.[name];
      if (known === undefined || known === null) return;
      judged.push({
        features: confidenceFeatures(evidence, checks),
        right: sameValue(known, value),
        group,
        generated: truth.generated,
      });
    },
  });
  return judged;
}

/** Where a curve starts: log-odds as they are, less what was hard to read. */
const START: Weights = { bias: 0, score: 0.7, held: 0.5, illegible: -1, odd_vat_id: -0.8 };
const OPTIONS = { stiffness: 2, mostOfGroup: 12, generatedShare: 0 };

/** The logistic curve by which answers given 0.9 are right nine times of ten. */
export function calibrate(answers: readonly Judged[]): Weights {
  const examples = answers.map(({ features, right, group, generated }) => ({
    profile: 'confidence',
    group,
    generated,
    candidates: [{ features, right }],
  }));
  return fit(examples, START, OPTIONS);
}
