import { Ajv, type ValidateFunction } from 'ajv';
import { type AppFiles, jsonOf, manifestOf } from '../../make-runner/app-files.ts';
import { codeFiles, componentTypes, manifest } from './manifest.ts';
import { parameters } from './parameters.ts';
import { closed, type JsonSchema, listOf, shortText, text } from './parts.ts';
import { base, communication, epoch } from './requests.ts';

/** Something that Make's editor or its upload would refuse. */
export interface SchemaFinding {
  at: string;
  message: string;
}

const schemas: Record<string, JsonSchema> = {
  manifest,
  base,
  communication,
  parameters,
  epoch,
  common: { type: 'object' },
  /** An object, or where the documentation has "dynamic samples" the RPC that gives it. */
  samples: { anyOf: [{ type: 'object' }, { type: 'string', pattern: '^rpc://' }] },
  scope: listOf(shortText),
  groups: listOf(closed({ label: text, modules: listOf(text) }, ['label', 'modules'])),
};

const ajv = new Ajv({ strict: false, formats: { regex: true } });
const validators: Record<string, ValidateFunction> = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);

/** Holds every file of an app against the schema of its kind, and says which files nothing refers to. */
export function checkSchema(files: AppFiles): SchemaFinding[] {
  const found = check(files, 'makecomapp.json', 'manifest');
  if (found.length > 0) return found;
  const { generalCodeFiles, components } = manifestOf(files);
  const named = new Set(['makecomapp.json', generalCodeFiles.readme]);
  const checkNamed = (name: string | null, schema: string) => {
    if (name === null) return;
    named.add(name);
    found.push(...check(files, name, schema));
  };
  checkNamed(generalCodeFiles.base, 'base');
  checkNamed(generalCodeFiles.common, 'common');
  checkNamed(generalCodeFiles.groups, 'groups');
  for (const type of componentTypes)
    for (const component of Object.values(components[type]))
      for (const [code, name] of Object.entries(component.codeFiles))
        checkNamed(name, codeFiles[type]?.[code] ?? 'common');
  const orphans = [...files.keys()].filter((name) => /\.iml\.json$/.test(name) && !named.has(name));
  return [...found, ...orphans.map((at) => ({ at, message: 'makecomapp.json does not name this file.' }))];
}

function check(files: AppFiles, name: string, schema: string): SchemaFinding[] {
  const validate = validators[schema];
  try {
    if (validate?.(jsonOf(files, name))) return [];
  } catch (error) {
    return [{ at: name, message: (error as Error).message }];
  }
  return (validate?.errors ?? []).map(({ instancePath, message = '', params }) => ({
    at: name + instancePath,
    message: `${message} ${JSON.stringify(params)}`,
  }));
}
