import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Component {
  label: string;
  description?: string;
  moduleType?: keyof typeof moduleTypeIds;
  connection?: string | null;
  webhook?: string | null;
  webhookType?: string;
  connectionType?: string;
  codeFiles: Record<string, string | null>;
}

/** `makecomapp.json`, as far as it is deployed. */
export interface Manifest {
  generalCodeFiles: { base: string; common: string; readme: string; groups: string };
  components: Record<'connection' | 'webhook' | 'module' | 'rpc', Record<string, Component>>;
}

/** Make's own numbers for the kinds of modules. Source: integromat/vscode-apps-sdk. */
export const moduleTypeIds = {
  trigger: 1,
  action: 4,
  search: 9,
  instant_trigger: 10,
  responder: 11,
  universal: 12,
} as const;

export interface AppFolder {
  manifest: Manifest;
  read(file: string): string;
}

export function openAppFolder(folder: string): AppFolder {
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  return { manifest: JSON.parse(read('makecomapp.json')) as Manifest, read };
}
