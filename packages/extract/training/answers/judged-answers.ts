import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answerDocument } from '../../src/ai/answer-document.ts';
import type { GroundedValue } from '../../src/ai/ground.ts';
import { typedAnswer } from '../../src/ai/typed-answer.ts';
import { understand } from '../../src/extract.ts';
import { type LabelledDocument, labelledDocuments } from '../labelled.ts';
import { judgeOf } from './same-as-truth.ts';

/** What a model answered to the fields of a labelled document. */
export interface PublishedAnswer {
  document: LabelledDocument;
  /** Name of the model. */
  model: string;
  data: unknown;
}

/** A value of an answer, judged. */
export interface JudgedValue extends GroundedValue {
  group: string;
  right: boolean;
}

/** The answers beside labelled documents: `published/MODEL/ID.json`, with the values as `data`. */
export async function publishedAnswers(folder: string): Promise<PublishedAnswer[]> {
  const documents = await labelledDocuments(folder);
  const models = readdirSync(path.join(folder, 'published')).sort();
  return documents.flatMap((document) =>
    models.flatMap((model): PublishedAnswer[] => {
      const file = path.join(folder, 'published', model, `${document.id}.json`);
      if (!document.fields || !existsSync(file)) return [];
      const { data } = JSON.parse(readFileSync(file, 'utf8'));
      return data ? [{ document, model, data }] : [];
    }),
  );
}

/** Every value that an answer keeps, with what its confidence is made of and whether it is right. */
export function judgedValues({ document, model, data }: PublishedAnswer): JudgedValue[] {
  const { content, fields = [], truth, group } = document;
  const { pages, wanted, ...read } = understand(content, { mode: 'fields', documentType: 'auto', fields });
  const answer = typedAnswer(data, fields, read.text);
  const isRight = judgeOf(answer, truth.fields);
  const judged: JudgedValue[] = [];
  const answers = [{ pages: pages.map(({ number }) => number), data }];
  answerDocument(
    content,
    read,
    { fields: wanted },
    { model, answers },
    {
      watch: (value) => judged.push({ ...value, group, right: isRight(value.path) }),
    },
  );
  return judged;
}
