import { type Box, type PresetType, presetTypes } from '@docglean/contract';
import type { Content } from '../content.ts';
import { type Extracted, understand } from '../extract.ts';
import { type Conventions, conventionsOf } from '../fields/conventions.ts';
import { type LaidOutPage, layOut } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import { presets } from '../presets/presets.ts';

/** A document to learn a schema from. */
export interface Sample {
  kind: PresetType | null;
  pages: LaidOutPage[];
  conventions: Conventions;
  /** What the field search makes of it, where it is of a built-in kind. */
  extracted: Extracted;
}

/** Samples are of one kind, whatever each of them looks like: that of most of them. */
export function readSamples(
  contents: readonly Content[],
  documentType: 'auto' | PresetType,
  language: string | undefined,
): Sample[] {
  const read = contents.map((content) => readSample(content, documentType, language));
  const kinds = presetTypes
    .map((kind) => ({ kind, count: read.filter((sample) => sample.kind === kind).length }))
    .sort((a, b) => b.count - a.count);
  const [most] = kinds;
  if (!most || most.count * 2 <= read.length) return read;
  return read.map((sample, index) => {
    const content = contents[index];
    return content && sample.kind !== most.kind ? readSample(content, most.kind, language) : sample;
  });
}

function readSample(
  content: Content,
  documentType: 'auto' | PresetType,
  language: string | undefined,
): Sample {
  const extracted = understand(content, { mode: 'fields', documentType, ...(language && { language }) });
  const names = extracted.fields.map(({ name }) => name).join(' ');
  const kind = presetTypes.find((one) => presets[one].map(({ name }) => name).join(' ') === names) ?? null;
  return {
    kind,
    extracted,
    pages: extracted.pages.map(layOut),
    conventions: conventionsOf(extracted.text, language),
  };
}

/** Where something begins, for the order of fields: page, then share of its height, then of its width. */
export interface Position {
  page: number;
  y: number;
  x: number;
}

export const positionOf = ({ page, top, left }: Segment): Position => ({
  page: page.number,
  y: top / page.height,
  x: left / page.width,
});

export const positionOfBox = ({ page, x, y }: Box): Position => ({ page, x, y });

/** Shares of a page's height within which two things stand on one line. */
const ONE_LINE = 0.006;

export const inOrder = (a: Position, b: Position): number =>
  a.page - b.page || (Math.abs(a.y - b.y) < ONE_LINE ? a.x - b.x : a.y - b.y);
