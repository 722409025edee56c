/** An app as core writes it down: functions are gone, everything else is there. */
export interface Definition {
  authentication?: { connectionLabel?: unknown; test?: unknown; fields?: InputField[] };
  triggers?: Record<string, Operation>;
  creates?: Record<string, Operation>;
  searches?: Record<string, Operation>;
  searchOrCreates?: Record<string, { search: string; create: string; display: Display }>;
}

export type Kind = 'triggers' | 'creates' | 'searches';
export const kinds: readonly Kind[] = ['triggers', 'creates', 'searches'];

interface Display {
  label?: string;
  description?: string;
  hidden?: boolean;
}

export interface Operation {
  key?: string;
  noun?: string;
  display: Display;
  operation: {
    type?: string;
    inputFields?: (InputField | (() => unknown))[];
    outputFields?: (OutputField | (() => unknown))[];
    sample?: Record<string, unknown>;
    perform?: unknown;
    performList?: unknown;
    performSubscribe?: unknown;
    performUnsubscribe?: unknown;
  };
}

export interface InputField {
  key: string;
  label?: string;
  type?: string;
  required?: boolean;
  helpText?: string;
  default?: string;
  dynamic?: string;
  search?: string;
  choices?: unknown;
  children?: InputField[];
  inputFormat?: string;
}

export interface OutputField {
  key: string;
  label?: string;
  type?: string;
  primary?: boolean;
  required?: boolean;
}

/** Something that Zapier would find when the app is published. */
export interface Finding {
  /** As in Zapier's list of integration checks. */
  code: string;
  at: string;
  message: string;
}

/** One of the checks: what of a definition it finds wrong. */
export type Check = (definition: Definition) => Finding[];

/** Those that people see. */
export const visible = (definition: Definition): [at: string, kind: Kind, one: Operation][] =>
  kinds.flatMap((kind) =>
    Object.entries(definition[kind] ?? {})
      .filter(([, one]) => !one.display.hidden)
      .map(([key, one]): [string, Kind, Operation] => [`${kind}.${key}`, kind, one]),
  );

/** The inputs that are there before anything is chosen, those inside of others included. */
export const inputsOf = ({ operation }: Operation): InputField[] =>
  (operation.inputFields ?? [])
    .filter((field) => typeof field !== 'function')
    .flatMap((field) => [field, ...(field.children ?? [])]);

export const outputsOf = ({ operation }: Operation): OutputField[] =>
  (operation.outputFields ?? []).filter((field) => typeof field !== 'function');
