import { type PagesAnswer, promptFor, type Question, type QuestionPage, windowsOf } from '@docglean/extract';
import { isTooLong } from './ai-error.ts';
import type { Model } from './model.ts';
import type { TokenBudget } from './tokens.ts';

export interface Asking {
  model: Model;
  budget: TokenBudget;
  /** A page as PNG; null where it cannot be drawn. */
  draw(page: number): Promise<Uint8Array | null>;
}

/** Pictures in one request; services take few, and what is read from pixels has its text too. */
const MOST_PICTURES = 8;

/** What a model answers about a document, window by window. Throws AiError. */
export async function askAboutDocument(question: Question, asking: Asking): Promise<PagesAnswer[]> {
  const windows = windowsOf(question.pages, asking.model.windowLetters);
  const answers: PagesAnswer[] = [];
  for (const pages of windows) answers.push(...(await askAboutPages(question, pages, asking)));
  return answers;
}

/** Asks about half of the pages and then the other half where all at once are too much. */
async function askAboutPages(
  question: Question,
  pages: readonly QuestionPage[],
  asking: Asking,
): Promise<PagesAnswer[]> {
  try {
    const { model, budget } = asking;
    const prompt = promptFor(question, pages);
    const images = model.sees() ? await picturesOf(pages, asking) : [];
    const data = await model.ask({ ...prompt, images }, budget);
    return [{ pages: pages.map(({ number }) => number), data }];
  } catch (error) {
    if (!isTooLong(error) || pages.length === 1) throw error;
    const half = Math.ceil(pages.length / 2);
    return [
      ...(await askAboutPages(question, pages.slice(0, half), asking)),
      ...(await askAboutPages(question, pages.slice(half), asking)),
    ];
  }
}

async function picturesOf(pages: readonly QuestionPage[], { draw }: Asking): Promise<Uint8Array[]> {
  const scanned = pages.filter(({ isFromPixels }) => isFromPixels).slice(0, MOST_PICTURES);
  const pictures: Uint8Array[] = [];
  for (const { number } of scanned) {
    const picture = await draw(number);
    if (picture) pictures.push(picture);
  }
  return pictures;
}
