interface Secrets {
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
}

/** What a delivery is signed with now: the webhook's secret and, for a while after a change, the one before. */
export function validSecrets({ secret, previous_secret, previous_secret_until }: Secrets): string[] {
  const isValid = previous_secret_until !== null && previous_secret_until.getTime() > Date.now();
  return previous_secret !== null && isValid ? [secret, previous_secret] : [secret];
}
