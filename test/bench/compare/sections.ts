import { type ComparedInput, compareDocuments, readContent } from '@docglean/extract';
import { type Family, familyOf } from '../../documents/agreement/family.ts';
import { layoutOf, settingOf } from '../../documents/agreement/layouts.ts';
import { renderAgreement } from '../../documents/agreement/render-agreement.ts';
import { randomFrom } from '../../documents/random/random.ts';
import { type SectionScore, scoreOf } from './score-sections.ts';

/** A figure of a bench. */
interface Figure {
  name: string;
  value: string;
}

const families = 60;

/**
 * Families of drawn documents with known edits: how well sections are aligned, and which differing values are found.
 * `--from N --families N` takes others, `--each` prints each, `--errors` what was wrong in it.
 */
export async function compareSections(args: readonly string[]): Promise<Figure[]> {
  const from = numberAfter(args, '--from') ?? 0;
  const count = numberAfter(args, '--families') ?? families;
  const scores: SectionScore[] = [];
  let [documents, ms] = [0, 0];
  for (let seed = from; seed < from + count; seed++) {
    const { family, layout, inputs } = await drawn(seed);
    const start = performance.now();
    const result = compareDocuments(inputs);
    ms += performance.now() - start;
    const tell = (line: string) => args.includes('--errors') && console.log(`    ${line}`);
    const score = scoreOf(family, result, layout.front, tell);
    scores.push(score);
    documents += inputs.length;
    if (args.includes('--each')) {
      const [{ language, title } = { language: '', title: '' }] = family.documents;
      const set = Object.values(layout).join('/');
      console.log(`  ${seed} ${language} ${title}, ${inputs.length} documents ${set}: ${textOf(score)}`);
    }
  }
  const total = sumOf(scores);
  return [
    { name: 'families, documents', value: `${count}, ${documents}` },
    { name: 'section alignment F1', value: f1Of(total).toFixed(1) },
    {
      name: 'differing values found',
      value: `${percent(total.valuesRight, total.valuesTrue)} % of ${total.valuesTrue}`,
    },
    {
      name: 'reported and no difference',
      value: `${percent(total.reportedFalse, total.reported)} % of ${total.reported}`,
    },
    { name: 'comparing, ms a document', value: (ms / documents).toFixed(0) },
  ];
}

/** A family as files, read again. */
async function drawn(seed: number) {
  const family: Family = familyOf(seed);
  const hasTitles = family.documents.some(({ clauses }) => clauses.some(({ title }) => title !== null));
  const layout = layoutOf(seed, hasTitles);
  const random = randomFrom(seed + 31);
  const inputs: ComparedInput[] = [];
  for (const [index, agreement] of family.documents.entries()) {
    const bytes = await renderAgreement(agreement, settingOf(layout, random));
    inputs.push({ id: String(index), fileName: String(index), content: await readContent(bytes) });
  }
  return { family, layout, inputs };
}

function sumOf(scores: readonly SectionScore[]): SectionScore {
  const sum = (key: keyof SectionScore) => scores.reduce((total, score) => total + score[key], 0);
  return {
    pairsRight: sum('pairsRight'),
    pairsTrue: sum('pairsTrue'),
    pairsFound: sum('pairsFound'),
    valuesRight: sum('valuesRight'),
    valuesTrue: sum('valuesTrue'),
    reported: sum('reported'),
    reportedFalse: sum('reportedFalse'),
  };
}

const percent = (part: number, all: number) => ((100 * part) / Math.max(1, all)).toFixed(1);
const f1Of = ({ pairsRight, pairsTrue, pairsFound }: SectionScore) =>
  (200 * pairsRight) / Math.max(1, pairsTrue + pairsFound);
const textOf = (score: SectionScore) =>
  `F1 ${f1Of(score).toFixed(1)}, values ${percent(score.valuesRight, score.valuesTrue)} % of ${score.valuesTrue}, false ${percent(score.reportedFalse, score.reported)} %`;

function numberAfter(args: readonly string[], flag: string): number | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : Number(args[at + 1]);
}
