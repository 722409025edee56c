import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { DocumentSummary } from '../../shared/api';
import { splitAfterFirstSentence } from '../../shared/describe-error';
import { documentJson, withoutHiding } from '../../shared/document-json';
import { isFinished } from '../../shared/is-finished';
import type { Failure } from './failure';

/** The document made from an input item, as the node's output. */
export function documentItem(document: DocumentSummary, item: number, simplify: boolean): INodeExecutionData {
  const json = documentJson(document, simplify);
  const source = { index: item, fileName: document.file_name };
  return { json: { ...json, ...withoutHiding(json, { source }) }, pairedItem: { item } };
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

/** Adds what the user wants to keep of the input; extracted values come first where names are the same. */
export function withSource(
  output: INodeExecutionData,
  input: INodeExecutionData | undefined,
  keep: 'json' | 'binary' | 'both' | undefined,
): INodeExecutionData {
  if (!keep || !input) return output;
  const json: IDataObject = keep === 'binary' ? output.json : { ...input.json, ...output.json };
  return { ...output, json, ...(keep !== 'json' && input.binary && { binary: input.binary }) };
}
