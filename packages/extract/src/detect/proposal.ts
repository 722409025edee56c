import type { Box, DetectedField } from '@docglean/contract';
import type { Position } from './sample.ts';

/** A field on the way to be suggested. */
export interface Proposal {
  field: DetectedField;
  /** Where it stands in the first sample that has it. */
  position: Position;
  /** Places of all samples that it explains, so that nothing else is made of them; by sample. */
  claims: Claim[];
}

/** What of a sample is spoken for: an area, and the texts in it where the format has no places. */
export interface Claim {
  sample: number;
  box: Box | null;
  texts: readonly string[];
}

/** Share of a box that must lie in another to be part of it. */
const MOSTLY = 0.5;

export function isClaimed(claims: readonly Claim[], sample: number, box: Box | null, text: string): boolean {
  return claims.some((claim) => {
    if (claim.sample !== sample) return false;
    return claim.box && box ? lies(box, claim.box) : !box && claim.texts.includes(text);
  });
}

function lies(inner: Box, outer: Box): boolean {
  if (inner.page !== outer.page) return false;
  const width = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const height = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  return width > 0 && height > 0 && width * height >= inner.width * inner.height * MOSTLY;
}
