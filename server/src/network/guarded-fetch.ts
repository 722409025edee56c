import dns from 'node:dns';
import net from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, fetch, type RequestInit, type Response } from 'undici';

/** The address leads into a private network, and the operator has not allowed that. */
export class PrivateAddressError extends Error {}

/** fetch for addresses that others gave us. Follows no redirects. */
export type GuardedFetch = ((url: string, init: RequestInit & { timeoutMs: number }) => Promise<Response>) & {
  /** Throws PrivateAddressError where the name now leads to a private address; what cannot be resolved passes. */
  check(url: string): Promise<void>;
  close(): Promise<void>;
};

const connectTimeoutMs = 10_000;

/** Only addresses of the public internet: not private, loopback, link-local, carrier, reserved, or mapped onto one. */
function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

const literalOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '');

/**
 * The check is made on the addresses actually connected to, so a name that answers differently the second time does
 * not get through.
 */
export function createGuardedFetch(allowPrivate: boolean): GuardedFetch {
  const lookup: net.LookupFunction = (host, options, callback) => {
    dns.lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const refused = allowPrivate ? undefined : addresses.find(({ address }) => !isPublic(address));
      if (refused) return callback(new PrivateAddressError(`${host} is ${refused.address}`), '', 0);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      return first ? callback(null, first.address, first.family) : callback(new Error('no address'), '', 0);
    });
  };
  const agent = new Agent({ connect: { lookup, timeout: connectTimeoutMs } });

  /** For a literal address no lookup is made, so it is checked here. */
  const refuseLiteral = (url: string) => {
    const host = literalOf(url);
    if (!allowPrivate && net.isIP(host) && !isPublic(host)) throw new PrivateAddressError(host);
  };

  const guarded = async (url: string, { timeoutMs, ...init }: RequestInit & { timeoutMs: number }) => {
    refuseLiteral(url);
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])]);
    try {
      return await fetch(url, { ...init, signal, redirect: 'manual', dispatcher: agent });
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      throw cause instanceof PrivateAddressError ? cause : error;
    }
  };
  return Object.assign(guarded, {
    check: async (url: string) => {
      refuseLiteral(url);
      if (allowPrivate || net.isIP(literalOf(url))) return;
      const addresses = await dns.promises.lookup(literalOf(url), { all: true }).catch(() => []);
      const refused = addresses.find(({ address }) => !isPublic(address));
      if (refused) throw new PrivateAddressError(`${literalOf(url)} is ${refused.address}`);
    },
    close: () => agent.close(),
  });
}
