import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { getCredits } from './account/get-credits';
import { sendRequest } from './api/send-request';
import { deleteDocument } from './document/delete';
import { exportDocument } from './document/export';
import { extract } from './document/extract';
import { getManyDocuments } from './document/get-many';
import { getResult } from './document/get-result';
import { reviewDocument } from './document/review';
import { forEachItem, type ItemOperation } from './each-item';
import { cancelExtraction } from './extraction/cancel';
import { deleteExtraction } from './extraction/delete';
import { exportExtraction } from './extraction/export';
import { getExtraction } from './extraction/get';
import { getManyExtractions } from './extraction/get-many';
import { retryExtraction } from './extraction/retry';
import { submitFiles } from './extraction/submit';
import { waitForExtraction } from './extraction/wait';
import { createMatch } from './match/create';
import { deleteMatch } from './match/delete';
import { getMatch } from './match/get';
import { getManyMatches } from './match/get-many';
import { reviewMatch } from './match/review';
import { createParser } from './parser/create';
import { deleteParser } from './parser/delete';
import { detectFields } from './parser/detect-fields';
import { getParser } from './parser/get';
import { getManyParsers } from './parser/get-many';
import { updateParser } from './parser/update';
import { createSection } from './section/create';
import { deleteSection } from './section/delete';
import { exportSection } from './section/export';
import { getSection } from './section/get';
import { getManySections } from './section/get-many';

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
  'document.delete': deleteDocument,
  'document.export': exportDocument,
  'document.getMany': getManyDocuments,
  'document.getResult': getResult,
  'document.review': reviewDocument,
  'extraction.cancel': cancelExtraction,
  'extraction.delete': deleteExtraction,
  'extraction.export': exportExtraction,
  'extraction.get': getExtraction,
  'extraction.getMany': getManyExtractions,
  'extraction.retry': retryExtraction,
  'extraction.wait': waitForExtraction,
  'match.create': createMatch,
  'match.delete': deleteMatch,
  'match.get': getMatch,
  'match.getMany': getManyMatches,
  'match.review': reviewMatch,
  'parser.create': createParser,
  'parser.delete': deleteParser,
  'parser.get': getParser,
  'parser.getMany': getManyParsers,
  'parser.update': updateParser,
  'section.delete': deleteSection,
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
