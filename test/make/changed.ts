import type { AppFiles } from '../make-runner/app-files.ts';
import { shippedFiles } from './shipped.ts';

/** The app with a text in one of its files replaced. Throws where there is nothing to replace. */
export function changed(file: string, from: string | RegExp, to: string): AppFiles {
  const text = shippedFiles.get(file);
  if (text === undefined) throw new Error(`The app has no file ${file}.`);
  const after = text.replace(from, () => to);
  if (after === text) throw new Error(`${file} has no ${from}`);
  return new Map([...shippedFiles, [file, after]]);
}

export const communicationOf = (module: string): string =>
  `modules/${module}/${module}.communication.iml.json`;
export const formFileOf = (module: string): string => `modules/${module}/${module}.mappable-params.iml.json`;
export const interfaceFileOf = (module: string): string => `modules/${module}/${module}.interface.iml.json`;
export const samplesFileOf = (module: string): string => `modules/${module}/${module}.samples.iml.json`;
export const rpcFileOf = (rpc: string): string => `rpcs/${rpc}/${rpc}.communication.iml.json`;
export const webhookFileOf = (webhook: string, code: string): string =>
  `webhooks/${webhook}/${webhook}.${code}.iml.json`;
export const connectionFile = 'connections/docglean/docglean.communication.iml.json';
export const connectionForm = 'connections/docglean/docglean.params.iml.json';
export const baseFile = 'general/base.iml.json';
export const manifestFile = 'makecomapp.json';
export const groupsFile = 'modules/groups.json';
