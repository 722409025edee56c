import { type Piece, textOf } from './piece.ts';

const TITLE =
  /^(?:table|tab\.|exhibit|figure|fig\.|chart|tabelle|abbildung|abb\.|tableau|tabla|cuadro|tabella|tabel)\s*(?:[\dA-Z]|\b[ivx]+\b)/i;
const NOTE = /^(?:sources?|notes?|quellen?|anmerkung(?:en)?|hinweis|fuentes?|nota|fonte|bron)\b\s?:/i;

export const isTitle = (line: readonly Piece[]): boolean =>
  line[0] !== undefined && TITLE.test(line.map(textOf).join(' '));

export const isNote = (line: readonly Piece[]): boolean =>
  line[0] !== undefined && NOTE.test(line.map(textOf).join(' '));
