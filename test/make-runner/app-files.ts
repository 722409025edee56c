import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

/** The files of an app by their path in its folder. Kept as text, so that a test can change one. */
export type AppFiles = ReadonlyMap<string, string>;

export function readAppFiles(folder: string): AppFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((file) => {
      const full = path.join(file.parentPath, file.name);
      return [path.relative(folder, full), readFileSync(full, 'utf8')];
    }),
  );
}

/** The JSON of a file, in which Make allows comments. Throws where it is broken. */
export function jsonOf(files: AppFiles, name: string): unknown {
  const text = files.get(name);
  if (text === undefined) throw new Error(`The app has no file ${name}.`);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: false });
  const [error] = errors;
  if (error) throw new Error(`${name} is no JSON: ${printParseErrorCode(error.error)} at ${error.offset}.`);
  return value;
}

export type ComponentType = 'connection' | 'webhook' | 'module' | 'rpc' | 'function' | 'endpoint';

export interface Component {
  label?: string;
  description?: string;
  moduleType?: 'trigger' | 'action' | 'search' | 'instant_trigger' | 'responder' | 'universal';
  connection?: string | null;
  webhook?: string | null;
  codeFiles: Record<string, string | null>;
}

/** `makecomapp.json`: what the app consists of. */
export interface Manifest {
  generalCodeFiles: {
    base: string | null;
    common: string | null;
    readme: string | null;
    groups: string | null;
  };
  components: Record<ComponentType, Record<string, Component>>;
}

export const manifestOf = (files: AppFiles): Manifest => jsonOf(files, 'makecomapp.json') as Manifest;
