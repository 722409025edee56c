import type { BeforeRequestMiddleware } from 'zapier-platform-core';
import { readServerUrl } from './server-url.ts';

/**
 * Requests to a path go to the server of the connection and carry its key. No other request does, and no redirect is
 * followed with the key in hand.
 */
export const sendKey: BeforeRequestMiddleware = (request, z, bundle) => {
  if (!request.url.startsWith('/')) return request;
  const { url, problem } = readServerUrl(bundle.authData?.server_url);
  if (problem !== undefined) throw new z.errors.Error(problem, 'SERVER_URL', 400);
  request.url = url + request.url;
  if (new URL(request.url).origin !== new URL(url).origin) {
    throw new z.errors.Error('This address does not belong to the Docglean server.', 'SERVER_URL', 400);
  }
  request.headers = {
    accept: 'application/json',
    ...request.headers,
    authorization: `Bearer ${bundle.authData.api_key}`,
  };
  request.redirect = 'manual';
  // Marks it: requests for files go to other servers.
  request.middlewareData = { ...request.middlewareData, docglean: true };
  return request;
};
