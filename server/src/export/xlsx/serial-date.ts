const msPerDay = 86_400_000;
/** 1970-01-01 as Excel counts days. */
const epochDay = 25_569;
/** Excel believes in a 29 February 1900; before it, days are off by one. */
const firstDay = 61;

/** Days as Excel counts them, for `YYYY-MM-DD`; null for what is no day. No time zone comes into it. */
export function dayOf(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.toISOString().slice(0, 10) !== text) return null;
  const serial = date.getTime() / msPerDay + epochDay;
  return serial >= firstDay ? serial : null;
}

/** The same for a time: what its own clock says, whatever its zone. */
export function momentOf(text: string): number | null {
  const [, day = '', hours, minutes, seconds = '0'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  const serial = dayOf(day);
  if (serial === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 60) return null;
  return serial + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}
