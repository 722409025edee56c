import { type Random, randomFrom } from '../random/random.ts';

/** How a family of documents is set. */
export interface AgreementLayout {
  numbering: 'decimal' | 'paragraph' | 'article' | 'roman' | 'none';
  /** `plain`: only the number tells that it is one. `none`: a clause is a paragraph, counted where there are numbers. */
  heading: 'bold' | 'capitals' | 'large' | 'runIn' | 'boldRunIn' | 'plain' | 'none';
  /** What counts the sentences of a clause, each a paragraph then. */
  sentences: 'run on' | '1.1' | '(1)' | '(a)' | 'apart';
  columns: 1 | 2;
  font: 'Helvetica' | 'Times' | 'Courier';
  align: 'left' | 'justify';
  running: boolean;
  /** Values as labels with values on the first page. */
  front: boolean;
  file: 'pdf' | 'docx' | 'mixed';
}

/** How one document of the family differs from the others in its setting alone. */
export interface AgreementSetting extends AgreementLayout {
  size: number;
  margin: number;
  isDocx: boolean;
}

export function layoutOf(seed: number, hasTitles: boolean): AgreementLayout {
  const random = randomFrom(seed * 104_729 + 5);
  const heading = hasTitles
    ? random.pick(['bold', 'bold', 'capitals', 'large', 'runIn', 'boldRunIn', 'plain', 'none'] as const)
    : 'none';
  const needsNumber = heading === 'plain' || heading === 'runIn' || (heading === 'none' && hasTitles);
  const numbering = random.pick(
    needsNumber
      ? (['decimal', 'paragraph', 'article', 'roman'] as const)
      : hasTitles
        ? (['decimal', 'decimal', 'paragraph', 'article', 'roman', 'none', 'none'] as const)
        : (['none'] as const),
  );
  const columns = heading !== 'none' && random.chance(0.12) ? 2 : 1;
  const isRunIn = heading === 'runIn' || heading === 'boldRunIn' || heading === 'none';
  return {
    numbering,
    heading,
    sentences: isRunIn
      ? 'run on'
      : random.pick([
          'run on',
          'run on',
          'apart',
          '(1)',
          '(a)',
          ...(numbering === 'decimal' ? (['1.1'] as const) : []),
        ] as const),
    columns,
    font: random.pick(['Helvetica', 'Helvetica', 'Times', 'Courier']),
    align: random.chance(0.5) ? 'justify' : 'left',
    running: random.chance(0.6),
    front: hasTitles && random.chance(0.3),
    file: columns === 2 ? 'pdf' : random.pick(['pdf', 'pdf', 'pdf', 'docx', 'mixed'] as const),
  };
}

export function settingOf(layout: AgreementLayout, random: Random): AgreementSetting {
  const isRenumbered = layout.numbering !== 'none' && random.chance(0.1);
  return {
    ...layout,
    ...(isRenumbered && { numbering: random.pick(['decimal', 'paragraph', 'article', 'roman'] as const) }),
    size: random.pick([9.5, 10, 10.5, 11]),
    margin: random.pick([50, 62, 75]),
    isDocx: layout.file === 'docx' || (layout.file === 'mixed' && random.chance(0.5)),
  };
}
