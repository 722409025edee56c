export {
  answerDocument,
  type ModelAnswers,
  type PagesAnswer,
  type ReadByRules,
} from './ai/answer-document.ts';
export { namingPrompt, namingWindows, withNames } from './ai/name-sections.ts';
export { fieldsPrompt, proposedFields } from './ai/propose-fields.ts';
export {
  documentOf,
  type Prompt,
  promptFor,
  type Question,
  type QuestionPage,
  questionOf,
  windowsOf,
} from './ai/question.ts';
export { type Content, type ContentOptions, readContent } from './content.ts';
export { countPages } from './count-pages.ts';
export { type DetectOptions, detectFields } from './detect/detect-fields.ts';
export { drawPage } from './draw-page.ts';
export { ExtractError } from './errors.ts';
export { type Extracted, type ExtractOptions, extract, understand } from './extract.ts';
export { sameValue } from './fields/values/same-value.ts';
export { type Candidate, isNamed } from './matches/choose.ts';
export { keysOf, monthsAround } from './matches/keys.ts';
export { matchPapers, type Verdict } from './matches/match-papers.ts';
export { type Bill, goesWith, isEarlier, type Paper } from './matches/paper.ts';
export { paperOf } from './matches/paper-of.ts';
export { tolerancesOf } from './matches/tolerance.ts';
export { learnLayout } from './memory/learn.ts';
export type { LayoutMemory } from './memory/memory.ts';
export type { OcrOptions } from './ocr/read-picture.ts';
export type { Page, Rect, Rule, Word } from './page.ts';
export type { PdfEngine } from './pdf/read.ts';
export { presets } from './presets/presets.ts';
export { type ReadOptions, readPages } from './read.ts';
export { type ComparedInput, type CompareOptions, compareDocuments } from './sections/compare-documents.ts';
