import { type Piece, textOf } from './piece.ts';

const NUMBER =
  /^[(<>≤≥~±+\-–−*†]*(?:[$€£¥]|[A-Z]{3} ?)?[(\-–−]?\d[\d.,:/ \u00a0'’–−-]*(?:\s?[%‰°]|[a-zA-Z]{1,2})?[)*†‡§\da-z]{0,4}$/;
/** What stands in a column of numbers where there is no number. */
const ABSENT = /^(?:[-–—−:.*…†‡]{1,6}|n\.?\/?[ad]\.?|\(?[a-zA-Z]\)?|nil|none|ref\.?)$/i;
const YEAR = /^(?:19|20)\d\d[*)(a-z]{0,3}$/;

export const isNumber = (piece: Pick<Piece, 'words'>): boolean => NUMBER.test(textOf(piece).trim());

/** A number, or a sign that there is none. */
export const isValue = (piece: Pick<Piece, 'words'>): boolean =>
  isNumber(piece) || ABSENT.test(textOf(piece).trim());

export const isYear = (piece: Pick<Piece, 'words'>): boolean => YEAR.test(textOf(piece).trim());
