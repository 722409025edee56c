/** The match that is meant. */
export const matchToUse = {
  key: 'match_id',
  label: 'Match',
  type: 'string',
  required: true,
  dynamic: 'match_list.id.name',
  search: 'find_match.id',
  helpText: 'Use the `Match ID` that an earlier step gives, or choose one from the list.',
} as const;
