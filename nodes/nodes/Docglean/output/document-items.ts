import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { DocumentSummary } from '../../shared/api';
import { splitAfterFirstSentence } from '../../shared/describe-error';
import { simplifyDocument, textOfDocument, withoutHiding } from '../../shared/document-json';
import { isFinished } from '../../shared/is-finished';
import type { Failure } from '../extraction/failure';
import { fieldsOf } from './fields';
import { lineItemsOf } from './line-items';
import type { View } from './view';

/** The document made from an input item as the node's output: one item, or one for each of its rows or values. */
export function documentItems(document: DocumentSummary, item: number, view: View): INodeExecutionData[] {
  const source = { index: item, fileName: document.file_name };
  return documentJson(document, view).map((json) => ({
    json: { ...json, ...withoutHiding(json, { source }) },
    pairedItem: { item },
  }));
}

/** A document in the way that is asked for. One that could not be read has neither rows nor values, so it stays one. */
export function documentJson(document: DocumentSummary, { itemPer, simplify, text }: View): IDataObject[] {
  if (itemPer === 'field' && document.fields.length > 0) return fieldsOf(document);
  if (itemPer === 'lineItem') return lineItemsOf(document);
  if (!simplify) return [{ ...document }];
  return [text ? textOfDocument(document) : simplifyDocument(document)];
}

/** A document that was not done in time: everything that is needed to fetch it later. */
export function timedOutItem(document: DocumentSummary, item: number): INodeExecutionData {
  const about = aboutDocument(document, 'timed_out');
  const hint = laterHint(document);
  const source = { index: item, fileName: document.file_name };
  return { json: { ...about, hint, source }, pairedItem: { item } };
}

/** Why a document has no values, as a failure of its input item; undefined where it has some. */
export function failureOf(document: DocumentSummary, item: number): Failure | undefined {
  const { file_name, status, error } = document;
  if (!isFinished(document)) {
    return {
      item,
      message: `"${file_name}" is not done yet (extraction ${document.extraction_id})`,
      description: laterHint(document),
      document: aboutDocument(document, 'timed_out'),
    };
  }
  if (status !== 'failed' && status !== 'cancelled') return undefined;
  const { headline, rest } = splitAfterFirstSentence(error?.message ?? 'The extraction was cancelled.');
  return {
    item,
    message: `"${file_name}" could not be read: ${headline}`,
    ...(rest && { description: rest }),
    document: aboutDocument(document, status),
  };
}

const aboutDocument = (document: DocumentSummary, status: string) => ({
  extraction_id: document.extraction_id,
  document_id: document.id,
  file_name: document.file_name,
  status,
});

const laterHint = ({ extraction_id }: DocumentSummary): string =>
  `The server is still working on it. Fetch the values later with the operation Get Result and the extraction ID ${extraction_id}, or raise "Give Up After" in the options of this node.`;

/** What of an input item comes out beside the extracted values. */
export type KeepSource = 'json' | 'binary' | 'both';

/** Adds what the user wants to keep of the input; extracted values come first where names are the same. */
export function withSource(
  output: INodeExecutionData,
  input: INodeExecutionData | undefined,
  keep: KeepSource | undefined,
): INodeExecutionData {
  if (!keep || !input) return output;
  const json: IDataObject = keep === 'binary' ? output.json : { ...input.json, ...output.json };
  return { ...output, json, ...(keep !== 'json' && input.binary && { binary: input.binary }) };
}
