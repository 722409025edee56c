import type { KnownValue } from './einvoice.ts';

export const text = (raw: string | undefined): KnownValue | undefined =>
  raw ? { value: raw, raw } : undefined;

export function number(raw: string | undefined): KnownValue | undefined {
  const value = raw === undefined ? Number.NaN : Number(raw);
  return raw !== undefined && Number.isFinite(value) ? { value, raw } : undefined;
}

/** `20260314` as CII writes it (format 102), or `2026-03-14`, with or without a time. */
export function date(raw: string | undefined): KnownValue | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(raw ?? '') ?? [];
  return raw && year ? { value: `${year}-${month}-${day}`, raw } : undefined;
}

/** An account or tax number without the spaces people put in. */
export const code = (raw: string | undefined): KnownValue | undefined =>
  raw ? { value: raw.replaceAll(/\s/g, '').toUpperCase(), raw } : undefined;

/** Street, postcode and town on one line, as the presets give addresses. */
export const address = (...parts: (string | undefined)[]): KnownValue | undefined =>
  text(parts.filter(Boolean).join(', '));

/** Prices are often given for several pieces: per 100, say. */
export function pricePerPiece(price: string | undefined, pieces: string | undefined): KnownValue | undefined {
  const known = number(price);
  const basis = Number(pieces ?? 1);
  if (!known || !(basis > 0) || basis === 1) return known;
  return { ...known, value: Math.round((Number(known.value) / basis) * 1e6) / 1e6 };
}
