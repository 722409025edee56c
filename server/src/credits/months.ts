/** Months and days are those of UTC, so that they are the same on every server and in every answer. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const firstOfMonth = (now: Date, monthsLater = 0): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsLater, 1));
