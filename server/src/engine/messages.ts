import type { DetectedField, ErrorCode, Field, SectionResult } from '@docglean/contract';
import type {
  ComparedInput,
  CompareOptions,
  Content,
  ContentOptions,
  DetectOptions,
  ExtractOptions,
  LayoutMemory,
  ModelAnswers,
  Question,
  ReadByRules,
} from '@docglean/extract';

type Opening = Omit<ContentOptions, 'onPage'>;

/** Pages with all their words stay in the engine process: nothing above needs them, and they are large. */
export type ReadDocument = ReadByRules;

/** What local rules read, and what to ask a model about it: null where there is nothing that it could add. */
export interface AskedDocument {
  read: ReadDocument;
  question: Question | null;
  /** To be given back to `answer`. */
  content: Content;
}

/** What an engine process does, and what comes of it. */
export interface EngineWork {
  read: { task: { bytes: Uint8Array; options: Omit<ExtractOptions, 'onPage'> }; result: ReadDocument };
  /** The same for a document that a model is asked about too. */
  ask: { task: { bytes: Uint8Array; options: Omit<ExtractOptions, 'onPage'> }; result: AskedDocument };
  /** The model's values instead of the rules', with their places and confidence. */
  answer: {
    task: { content: Content; read: ReadDocument; question: Question; given: ModelAnswers };
    result: ReadDocument;
  };
  /** Samples of one kind of document, to suggest the fields of; what is wrong with any of them ends it. */
  detect: { task: { files: Uint8Array[]; options: Opening & DetectOptions }; result: DetectedField[] };
  /** The same from what a model answered about them. */
  propose: { task: { samples: Content[]; answer: unknown }; result: DetectedField[] };
  /** A reviewed document, to learn where the right values of its layout stand. */
  learn: {
    task: { bytes: Uint8Array; options: Opening; fields: Field[]; truth: Record<string, unknown> };
    result: LayoutMemory;
  };
  /** The pages of a document that is compared with others: they come back to be given to `compare` together. */
  open: { task: { bytes: Uint8Array; options: Opening }; result: Content };
  /** Documents of one type, section by section. */
  compare: { task: { documents: ComparedInput[]; options: CompareOptions }; result: SectionResult };
  /** How many pages a file has, for what must know before it is read. */
  count: { task: { bytes: Uint8Array }; result: number };
  /** One page as a PNG. */
  draw: { task: { bytes: Uint8Array; page: number; password?: string }; result: Uint8Array };
}

export type EngineVerb = keyof EngineWork;
export type TaskOf<V extends EngineVerb> = EngineWork[V]['task'];
export type ResultOf<V extends EngineVerb> = EngineWork[V]['result'];

/** What the server asks of an engine process. */
export type EngineTask = { [V in EngineVerb]: { verb: V; task: TaskOf<V> } }[EngineVerb];

/** What an engine process answers: progress, then exactly one of the others. */
export type EngineMessage =
  | { kind: 'ready' }
  | { kind: 'page'; done: number; total: number }
  | { kind: 'done'; result: ResultOf<EngineVerb>; residentBytes: number }
  /** The document's fault; the process can go on. */
  | { kind: 'refused'; code: ErrorCode }
  /** The process's fault; it exits after this. */
  | { kind: 'crashed'; reason: string };
