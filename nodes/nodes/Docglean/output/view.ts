/** How documents come out of the node. */
export interface View {
  itemPer: 'document' | 'lineItem' | 'field';
  /** Plain values instead of all that is known of them. */
  simplify: boolean;
  /** The text and the tables instead of values. */
  text: boolean;
}

/** What the user set; the same for all items of a run, because a woken node has no items any more. */
export function viewOf(read: (parameter: string, fallback: unknown) => unknown): View {
  const text = read('operation', 'extract') === 'extractText';
  return {
    itemPer: text ? 'document' : (read('itemPer', 'document') as View['itemPer']),
    simplify: read('simplify', true) as boolean,
    text,
  };
}

/** What of a document is long and has to be asked for. */
export const longPartsOf = ({ text }: View): { include?: string } => (text ? { include: 'text,tables' } : {});
