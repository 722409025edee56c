import type { Failure } from './failure';

/**
 * What the node notes in the metadata of an extraction, because a sleeping node cannot remember anything itself. Nothing
 * in it may differ when n8n tries the node again.
 */
export interface Note {
  execution_id: string;
  node_id: string;
  run_index: number;
  /** The input item of each document. */
  items: number[];
  /** Only on the extraction that wakes the execution: */
  wake?: {
    deadline_seconds: number;
    /** Extractions of the same run that were submitted before it. */
    earlier: string[];
    /** Input items that never became a document. */
    failures: Failure[];
  };
}

export const noteOf = ({ metadata }: { metadata: Record<string, unknown> }): Note => metadata.n8n as Note;
