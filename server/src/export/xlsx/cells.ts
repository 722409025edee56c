import type { FieldType } from '@docglean/contract';
import type { Cell } from '../cell.ts';
import { xmlText } from '../xml-text.ts';
import { dayOf, momentOf } from './serial-date.ts';
import { type Style, styles } from './styles.ts';

/** The most that Excel takes into one cell; a longer text would make the file count as damaged. */
const longestText = 32_767;
/** Excel shows no more digits than these; longer numbers are given as text. */
const mostDigits = 15;

const numberStyles: Partial<Record<FieldType, Style>> = {
  currency: 'money',
  integer: 'integer',
};

/** A cell as the field's type wants it; what is not of that type is text, and nothing is ever a formula. */
export function cellXml(value: Cell, type: FieldType): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') {
    if (Math.abs(value) >= 10 ** mostDigits) return textXml(String(value), 'text');
    return numberXml(value, numberStyles[type] ?? 'number');
  }
  const day = type === 'date' ? dayOf(value) : null;
  if (day !== null) return numberXml(day, 'date');
  const moment = type === 'datetime' ? momentOf(value) : null;
  if (moment !== null) return numberXml(moment, 'moment');
  return textXml(value, 'text');
}

const numberXml = (value: number, style: Style) => `<c s="${styles[style]}"><v>${value}</v></c>`;

export const textXml = (value: string, style: Style) =>
  `<c t="inlineStr" s="${styles[style]}"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;

function cellText(value: string): string {
  const shown = value.length > longestText ? value.slice(0, longestText).toWellFormed() : value;
  // Excel reads "_x0041_" as the character with that number, unless its underscore is written like that itself.
  return xmlText(shown.replaceAll(/\r\n?/g, '\n').replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_'));
}
