import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { CreateMatch, Match, PaperKind } from '../api/types.ts';
import { wordsIn } from '../inputs/lists.ts';
import { paperKinds } from '../inputs/papers.ts';
import { describeMatch } from '../output/match.ts';
import { matchFields } from '../output/match-fields.ts';
import { sampleMatch } from '../output/match-samples.ts';

interface Input {
  document_id: string;
  document_types?: PaperKind[];
  amount_tolerance?: number;
  price_tolerance?: number;
  quantity_tolerance?: number;
  among_document_ids?: string[];
  customer_id?: string;
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const input = bundle.inputData as unknown as Input;
  const kinds = wordsIn(input.document_types) as PaperKind[];
  const among = wordsIn(input.among_document_ids);
  const body: CreateMatch = {
    document_id: input.document_id.trim(),
    against: {
      ...(kinds.length > 0 && { document_types: kinds }),
      ...(among.length > 0 && { document_ids: among }),
      ...(input.customer_id && { customer_id: String(input.customer_id) }),
    },
    tolerances: {
      ...share('amount', input.amount_tolerance),
      ...share('unit_price', input.price_tolerance),
      ...share('quantity', input.quantity_tolerance),
    },
  };
  const { match } = await call<{ match: Match }>(z, { path: '/v1/matches', method: 'POST', body });
  return describeMatch(match);
}

/** The user gives per cent where the API takes shares. */
const share = (name: string, percent: number | undefined) =>
  percent === undefined || percent === null ? {} : { [name]: { relative: percent / 100 } };

const tolerance = <const Key extends string>(key: Key, label: string, helpText: string) =>
  ({ key, label, type: 'number', required: false, placeholder: '1', helpText }) as const;

export const matchDocuments = {
  key: 'match_documents',
  noun: 'Match',
  display: {
    label: 'Match Documents',
    description:
      'Compares an invoice with its order, delivery note or receipt, line by line: finds what belongs to it among all documents that were read.',
  },
  operation: {
    inputFields: [
      {
        key: 'document_id',
        label: 'Document',
        type: 'string',
        required: true,
        dynamic: 'document_list.id.name',
        search: 'find_document.id',
        helpText:
          'Use the `Document ID` that an earlier step gives, or choose one from the list. What belongs to it has to be read before, by any Zap.',
      },
      {
        key: 'document_types',
        label: 'Look For',
        type: 'string',
        list: true,
        required: false,
        choices: paperKinds,
        helpText:
          'Which kinds of documents have to be there for everything to agree. Leave it empty for what goes with the document, such as the order of an invoice.',
      },
      tolerance(
        'amount_tolerance',
        'Tolerated Difference of Amounts (%)',
        'By how much sums and amounts of lines may differ. Leave it empty for a few cents.',
      ),
      tolerance(
        'price_tolerance',
        'Tolerated Difference of Prices (%)',
        'By how much the price of one piece may differ. Leave it empty for not at all.',
      ),
      tolerance(
        'quantity_tolerance',
        'Tolerated Difference of Quantities (%)',
        'By how much quantities may differ. Leave it empty for not at all.',
      ),
      {
        key: 'among_document_ids',
        label: 'Only Among These Documents',
        type: 'string',
        list: true,
        required: false,
        dynamic: 'document_list.id.name',
        search: 'find_document.id',
        helpText: 'The `Document ID` of each that may belong to it. Leave it empty to look among all.',
      },
      {
        key: 'customer_id',
        label: 'Customer Number',
        type: 'string',
        required: false,
        helpText: 'Look only among the documents that were submitted with this number.',
      },
    ],
    perform,
    sample: sampleMatch,
    outputFields: [...matchFields],
  },
} satisfies Create;
