import type { IExecuteFunctions } from 'n8n-workflow';
import { requiredText } from '../../../shared/required-text';

const matchId = {
  parameter: 'matchId',
  name: 'Match ID',
  from: 'Use the match_id that Match > Create gives, or that the Docglean Trigger brings. It starts with "mat_".',
};

/** `/v1/matches/mat_…` of an input item. */
export const matchPath = (context: IExecuteFunctions, item: number): string =>
  `/v1/matches/${encodeURIComponent(requiredText(context, item, matchId))}`;
