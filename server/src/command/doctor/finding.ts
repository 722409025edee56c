/** One line of the doctor. */
export interface Finding {
  isRight: boolean;
  /** What is so, in a sentence. */
  text: string;
  /** How to mend it, where it is not right. */
  fix?: string;
}

export type Findings = AsyncIterable<Finding>;

export const right = (text: string): Finding => ({ isRight: true, text });
export const wrong = (text: string, fix: string): Finding => ({ isRight: false, text, fix });
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
