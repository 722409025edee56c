/** A parameter of a form, or of what a module gives. */
export interface Parameter {
  name: string;
  type: string;
  label?: string;
  help?: string;
  required?: boolean;
  advanced?: boolean;
  multiple?: boolean;
  default?: unknown;
  semantic?: string;
  mode?: string;
  editable?: boolean;
  options?: Option[] | string | { store: string | Option[]; nested?: Spec; label?: string; value?: string };
  nested?: Spec;
  spec?: Spec | Parameter;
  validate?: { pattern?: string; min?: number; max?: number; minItems?: number; maxItems?: number };
}

export interface Option {
  label: string;
  value: unknown;
  nested?: Spec;
}

/** Parameters, some of which an RPC gives: `rpc://name`. */
export type Spec = string | (Parameter | string)[];

/** A form as someone sees it once the RPCs have answered. */
export interface ShownParameter extends Omit<Parameter, 'options' | 'spec' | 'nested'> {
  /** What can be chosen. */
  choices?: Option[];
  spec?: ShownParameter[];
  /** The same as the app writes it: of an item of a list, what is shown hangs on the item itself. */
  written?: Spec;
}

export const isRpc = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('rpc://');
