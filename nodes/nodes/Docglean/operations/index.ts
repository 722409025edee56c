import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parserPath } from '../../shared/parser-id';
import { documentPath, extractionPath } from '../../shared/required-text';
import { getCredits } from './account/get-credits';
import { sendRequest } from './api/send-request';
import { deleteAt } from './delete-at';
import { exportDocument } from './document/export';
import { extract } from './document/extract';
import { getManyDocuments } from './document/get-many';
import { getResult } from './document/get-result';
import { reviewDocument } from './document/review';
import { forEachItem, type ItemOperation } from './each-item';
import { cancelExtraction } from './extraction/cancel';
import { exportExtraction } from './extraction/export';
import { getExtraction } from './extraction/get';
import { getManyExtractions } from './extraction/get-many';
import { retryExtraction } from './extraction/retry';
import { submitFiles } from './extraction/submit';
import { waitForExtraction } from './extraction/wait';
import { createMatch } from './match/create';
import { getMatch } from './match/get';
import { getManyMatches } from './match/get-many';
import { matchPath } from './match/path';
import { reviewMatch } from './match/review';
import { createParser } from './parser/create';
import { detectFields } from './parser/detect-fields';
import { getParser } from './parser/get';
import { getManyParsers } from './parser/get-many';
import { updateParser } from './parser/update';
import { createSection } from './section/create';
import { exportSection } from './section/export';
import { getSection } from './section/get';
import { getManySections } from './section/get-many';
import { sectionPath } from './section/path';

type RunOperation = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

/** Those that take the files of all input items together. */
const ofAllItems: Record<string, RunOperation> = {
  'document.extract': extract,
  'document.extractText': extract,
  'extraction.submit': submitFiles,
  'parser.detectFields': detectFields,
  'section.create': createSection,
};

const ofEachItem: Record<string, ItemOperation> = {
  'account.getCredits': getCredits,
  'api.sendRequest': sendRequest,
  'document.delete': deleteAt(documentPath),
  'document.export': exportDocument,
  'document.getMany': getManyDocuments,
  'document.getResult': getResult,
  'document.review': reviewDocument,
  'extraction.cancel': cancelExtraction,
  'extraction.delete': deleteAt(extractionPath),
  'extraction.export': exportExtraction,
  'extraction.get': getExtraction,
  'extraction.getMany': getManyExtractions,
  'extraction.retry': retryExtraction,
  'extraction.wait': waitForExtraction,
  'match.create': createMatch,
  'match.delete': deleteAt(matchPath),
  'match.get': getMatch,
  'match.getMany': getManyMatches,
  'match.review': reviewMatch,
  'parser.create': createParser,
  'parser.delete': deleteAt(parserPath),
  'parser.get': getParser,
  'parser.getMany': getManyParsers,
  'parser.update': updateParser,
  'section.delete': deleteAt(sectionPath),
  'section.export': exportSection,
  'section.get': getSection,
  'section.getMany': getManySections,
};

/** Does what the user chose, by `resource.operation`. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const resource = context.getNodeParameter('resource', 0) as string;
  const operation = context.getNodeParameter('operation', 0) as string;
  const name = `${resource}.${operation}`;
  const all = ofAllItems[name];
  if (all) return all(context);
  const each = ofEachItem[name];
  // Only a workflow that was written by hand or made by a newer version of this package names another.
  if (!each) throw new Error(`This version of the node has no operation "${operation}" for "${resource}".`);
  return forEachItem(context, each);
}
