import type * as contract from '@docglean/contract';
import { type ErrorCode, errorCatalogue } from '@docglean/contract';
import { errorTable } from '../../zapier-app/src/api/error-table.ts';
import type * as api from '../../zapier-app/src/api/types.ts';
import { documentTypes } from '../../zapier-app/src/inputs/document-type.ts';
import { decisions, matchResults, paperKinds } from '../../zapier-app/src/inputs/papers.ts';
import { statuses } from '../../zapier-app/src/inputs/status.ts';

/**
 * The app may not depend on the contract, so it writes down the part of the API that it uses. The compiler checks here
 * that this is still true: what the API gives fits what the app reads, and what the app sends fits what the API takes.
 */
type Fits<Given extends Wanted, Wanted> = Given;

export type Checked = [
  Fits<contract.Me, api.Me>,
  Fits<contract.Extraction, api.Extraction>,
  Fits<contract.DocumentSummary, api.DocumentSummary>,
  Fits<contract.ResultDocument, api.DocumentSummary>,
  Fits<contract.Parser, api.Parser>,
  Fits<contract.DetectedField, api.DetectedField>,
  Fits<contract.Credits, api.Credits>,
  Fits<contract.ErrorResponse, api.ApiErrorBody>,
  Fits<api.EventType, contract.EventType>,
  Fits<contract.Section, api.Section>,
  Fits<contract.SectionSummary, api.SectionSummary>,
  Fits<contract.Match, api.Match>,
  Fits<
    Omit<api.CreateExtraction, 'fields'>,
    Pick<contract.CreateExtraction, keyof Omit<api.CreateExtraction, 'fields'>>
  >,
  Fits<Omit<api.Field, 'type' | 'fields'>, Omit<contract.Field, 'type' | 'fields'>>,
  Fits<api.CreateSection, Pick<contract.CreateSection, keyof api.CreateSection>>,
  Fits<api.CreateMatch, Pick<contract.CreateMatch, keyof api.CreateMatch>>,
];

test('every error that the API answers has its row, and no other has', () => {
  const answered = (Object.keys(errorCatalogue) as ErrorCode[]).filter(
    (code) => errorCatalogue[code].status > 0,
  );
  expect(Object.keys(errorTable).sort()).toEqual(answered.sort());
});

test('the choices are those of the API', async () => {
  const contract = await import('@docglean/contract');
  const { presetTypes, Status } = contract;
  expect(Object.keys(documentTypes).sort()).toEqual([...presetTypes].sort());
  expect(Object.keys(statuses).sort()).toEqual([...Status.options].sort());
  expect(Object.keys(paperKinds).sort()).toEqual([...contract.paperKinds].sort());
  expect(Object.keys(matchResults).sort()).toEqual([...contract.matchResults].sort());
  expect(Object.keys(decisions).sort()).toEqual(['open', ...contract.reviewDecisions].sort());
});
