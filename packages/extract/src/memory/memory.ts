import type { Place } from './place.ts';

/** What a reviewed document leaves behind: where the values of a layout stand. Plain data, kept and deleted by the caller. */
export interface LayoutMemory {
  /** The words that layouts are compared by. */
  words: string[];
  fields: RememberedField[];
}

export interface RememberedField {
  name: string;
  /** Lines the value went over. */
  lines: number;
  /** A text as the person who reviewed it wrote it: what is misread at its place is corrected by it. */
  text?: string;
  /** Every place where the value stood; which of them was meant, the next documents tell. */
  places: Place[];
  /** The value itself, where it is not printed at all: the sender in a logo, say. */
  constant?: unknown;
}
