import { type Attempt, isSuccess } from './attempt.ts';

const byStatus: Readonly<Record<number, string>> = {
  401: 'The address asks for a login. Docglean sends none: let the receiver accept calls without one and check the signature instead.',
  403: 'The receiver refuses the call. Look for a firewall or a list of allowed addresses in front of it.',
  404: 'Nothing listens at this address. Check it letter by letter; in n8n the workflow must be active and the address its production URL.',
  405: 'The address does not take POST. Set the receiver to the method POST.',
  410: 'The receiver says that this address is gone for good. Subscribe its new address.',
  413: 'The receiver does not take calls as large as this one. Raise its limit.',
  429: 'The receiver gets more calls than it allows. Real events are sent again later by themselves.',
};

/** What to do about an attempt that failed, for someone who does not program; null after a success. */
export function adviceOn(attempt: Attempt): string | null {
  const { statusCode } = attempt;
  if (isSuccess(attempt)) return null;
  if (statusCode === null)
    return 'Check that the address is right and can be reached from the internet, and that the receiver answers within ten seconds, before its own work is done.';
  if (statusCode >= 300 && statusCode < 400)
    return 'The address leads on to another one, which Docglean does not follow. Subscribe the address that it leads to.';
  return (
    byStatus[statusCode] ??
    (statusCode >= 500
      ? 'The receiver failed over the call. Look into its own log, or try again later.'
      : 'The receiver does not accept the call; its answer may say why.')
  );
}
