const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

type ServerUrl = { url: string; problem?: never } | { url?: never; problem: string };

/** The server's address as it is called, or what is wrong with the one that was typed in. */
export function readServerUrl(typed: string | undefined): ServerUrl {
  const text = typed?.trim() ?? '';
  const url = URL.parse(text);
  if (!url?.hostname) {
    return {
      problem: 'The Server URL is not a full web address. Write it like https://docglean.example.com.',
    };
  }
  if (url.protocol !== 'https:' && !isAllowedInTests(url)) {
    return {
      problem: 'The Server URL has to start with https://, so that nobody can read the API key on its way.',
    };
  }
  if (url.username || url.password) {
    return {
      problem: 'Leave user name and password out of the Server URL. The API Key is all that is needed.',
    };
  }
  if (url.search || url.hash || /[?#]/.test(text)) {
    return { problem: 'Leave everything from ? or # on out of the Server URL.' };
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, '') };
}

/** Tests run a server on their own machine, which has no certificate. Nothing on Zapier sets this variable. */
const isAllowedInTests = (url: URL): boolean =>
  process.env.DOCGLEAN_ZAPIER_ALLOW_LOOPBACK === '1' &&
  url.protocol === 'http:' &&
  loopback.has(url.hostname);
