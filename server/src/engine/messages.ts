import type { DetectedField, ErrorCode } from '@docglean/contract';
import type { ContentOptions, DetectOptions, Extracted, ExtractOptions } from '@docglean/extract';

/** What the server asks of an engine process. */
export interface ReadTask {
  bytes: Uint8Array;
  options: Omit<ExtractOptions, 'onPage'>;
}

/** Samples of one kind of document, to suggest the fields of. */
export interface DetectTask {
  files: Uint8Array[];
  options: Omit<ContentOptions, 'onPage'> & DetectOptions;
}

export type EngineTask = ({ kind: 'read' } & ReadTask) | ({ kind: 'detect' } & DetectTask);

/** What an engine process answers: progress, then exactly one of the others. */
export type EngineMessage =
  | { kind: 'ready' }
  | { kind: 'page'; done: number; total: number }
  | { kind: 'read'; read: ReadDocument; residentBytes: number }
  | { kind: 'detected'; detected: DetectedField[]; residentBytes: number }
  /** The document's fault; the process can go on. */
  | { kind: 'refused'; code: ErrorCode }
  /** The process's fault; it exits after this. */
  | { kind: 'crashed'; reason: string };

/** Pages with all their words stay in the engine process: nothing above needs them, and they are large. */
export type ReadDocument = Omit<Extracted, 'pages'>;
