import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stderr, so that what `docglean` prints for people stays readable on stdout. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  return pino({ level, base: null, redact: ['headers.authorization', 'headers["x-api-key"]'] }, destination);
}
