import { fold } from '../fold.ts';
import type { Reading } from '../reading.ts';

const FREE_MAIL = /^(?:gmail|outlook|hotmail|yahoo|gmx|web|icloud|orange|free|mail|t-?online|live)$/;

/** Second-level names of the e-mail and web addresses printed: a company's domain mostly is its name. */
export function domainsOf({ candidates }: Reading): ReadonlySet<string> {
  const hosts = candidates.flatMap(({ kind, raw }) => {
    if (kind === 'email') return [raw.split('@')[1] ?? ''];
    return kind === 'url' ? [raw.replace(/^https?:\/\//, '').split('/')[0] ?? ''] : [];
  });
  const names = hosts.map(
    (host) =>
      host
        .replace(/^www\./, '')
        .split('.')
        .slice(0, -1)
        .at(-1) ?? '',
  );
  return new Set(
    names
      .filter((name) => name.length > 2 && !FREE_MAIL.test(name))
      .map((name) => fold(name).replace(/[^a-z\d]/g, '')),
  );
}
