import { existsSync } from 'node:fs';
import path from 'node:path';
import { type LayoutMemory, learnLayout, presets, understand } from '@docglean/extract';
import { type Model, shippedModel } from '../../packages/extract/src/fields/model/model.ts';
import { sameValue } from '../../packages/extract/src/fields/values/same-value.ts';
import { type LabelledDocument, labelledDocuments } from '../../packages/extract/training/labelled.ts';
import { train } from '../../packages/extract/training/train-model.ts';
import { corpus } from './corpus.ts';

const sets = ['invoices-facturx', 'invoices-fxvis', 'receipts-sroie'];

/**
 * What one reviewed document of each issuer does for its other documents: fields right before and after, and the share
 * of what was missing that is then found, all by weights learned from other issuers. `--errors` lists what is still wrong, and what memory made wrong.
 */
export async function learning(): Promise<void> {
  if (!existsSync(corpus))
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const all = new Map<string, LabelledDocument[]>();
  for (const set of sets) all.set(set, await labelledDocuments(path.join(corpus, 'dev', set)));
  const { modelWithout } = train([...all.values()].flat(), shippedModel);
  for (const [set, documents] of all) {
    const groups = Map.groupBy(documents, ({ group }) => group);
    const before = { right: 0, given: 0, all: 0 };
    const after = { right: 0, given: 0, all: 0 };
    for (const group of groups.values()) {
      const [reviewed, ...others] = group;
      if (!reviewed || others.length === 0) continue;
      const memory = learnLayout(reviewed.content.pages, presets[typeOf(reviewed)], truthOf(reviewed));
      for (const document of others) {
        count(before, document, [], modelWithout(document));
        count(after, document, [memory], modelWithout(document));
      }
    }
    const [f1Before, f1After] = [f1(before), f1(after)];
    console.log(
      `${set.padEnd(20)} ${before.all} fields of other documents: micro F1 ${percent(f1Before)} → ${percent(f1After)}; ${percent((f1After - f1Before) / (1 - f1Before))} % of what was missing`,
    );
  }
}

interface Tally {
  right: number;
  given: number;
  all: number;
}

function count(tally: Tally, document: LabelledDocument, memories: LayoutMemory[], model: Model): void {
  const options = { mode: 'fields', documentType: typeOf(document), memories, model } as const;
  const { result } = understand(document.content, options);
  for (const [name, value] of Object.entries(truthOf(document))) {
    const found = result[name] ?? null;
    tally.all++;
    if (found !== null) tally.given++;
    if (sameValue(value, found)) tally.right++;
    else if (process.argv.includes('--errors')) {
      console.log(
        `  ${memories.length > 0 ? 'after ' : 'before'} ${document.id} ${name}: ${value} != ${found}`,
      );
    }
  }
}

const truthOf = ({ truth }: LabelledDocument) =>
  Object.fromEntries(Object.entries(truth.fields ?? {}).filter(([name]) => name !== 'line_items'));

const typeOf = ({ truth }: LabelledDocument) => (truth.document_type === 'receipt' ? 'receipt' : 'invoice');

const f1 = ({ right, given, all }: Tally): number => (2 * right) / Math.max(1, given + all);

const percent = (share: number): string => (share * 100).toFixed(1);
