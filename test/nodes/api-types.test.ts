import type * as contract from '@docglean/contract';
import type * as api from '../../nodes/nodes/shared/api.ts';

/**
 * The node package may not depend on the contract, so it writes down the part of the API that it uses. The compiler
 * checks here that this is still true: what the API gives fits what the node reads, and what the node sends fits what
 * the API takes.
 */
type Fits<Given extends Wanted, Wanted> = Given;

export type Checked = [
  Fits<contract.Extraction, api.Extraction>,
  Fits<contract.DocumentSummary, api.DocumentSummary>,
  Fits<contract.Webhook, api.Webhook>,
  Fits<contract.Event, api.Event>,
  Fits<contract.Callback, api.Callback>,
  Fits<contract.Match, api.Match>,
  Fits<contract.Section, api.Section>,
  Fits<contract.ErrorResponse, api.ApiErrorBody>,
  Fits<contract.EventType, api.EventType>,
  Fits<api.EventType, contract.EventType>,
  Fits<
    Omit<api.CreateExtraction, 'fields'>,
    Pick<contract.CreateExtraction, keyof Omit<api.CreateExtraction, 'fields'>>
  >,
  Fits<Omit<api.Field, 'type' | 'fields'>, Omit<contract.Field, 'type' | 'fields'>>,
];

test('the types above compile', () => {});
