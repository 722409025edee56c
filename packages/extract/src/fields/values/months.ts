import { fold } from '../fold.ts';

const MONTHS: readonly string[] = [
  'january jan januar janner janvier janv enero ene gennaio gen januari janeiro stycznia styczen sty',
  'february feb februar fevrier fevr fev febrero febbraio februari fevereiro lutego luty lut',
  'march mar marz mrz maerz mars marzo maart mrt marco marca marzec',
  'april apr avril avr abril abr aprile kwietnia kwiecien kwi',
  'may mai mayo maggio mag mei maio maja maj',
  'june jun juni juin junio giugno giu junho czerwca czerwiec cze',
  'july jul juli juillet juil julio luglio lug julho lipca lipiec lip',
  'august aug aout aou agosto ago augustus sierpnia sierpien sie',
  'september sep sept septembre septiembre settembre set setembro wrzesnia wrzesien wrz',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz',
  'november nov novembre noviembre novembro listopada listopad lis',
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien gru',
];

const numberOf = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** 1..12 for a month's name in any of the eight languages, short or long; undefined for another word. */
export const monthNumber = (name: string): number | undefined => numberOf.get(fold(name).replace(/\.$/, ''));
