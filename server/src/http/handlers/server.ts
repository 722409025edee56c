import type { serverOperations } from '@docglean/contract';
import { createOpenApiDocument } from '@docglean/contract';
import { ApiError } from '../../errors.ts';
import { isReady } from '../../store/is-ready.ts';
import { version } from '../../version.ts';
import type { OpenApi } from '../docs/openapi.ts';
import { contentSecurityPolicy, renderDocs } from '../docs/render.ts';
import { requireOperator } from '../require-operator.ts';
import type { HandlersOf } from '../types.ts';

/** Anybody may ask for it, so it is made once. */
const docsPages = new Map<string, string>();
function docsOf(url: string): string {
  const page =
    docsPages.get(url) ?? renderDocs(createOpenApiDocument(version, url) as unknown as OpenApi, url);
  docsPages.set(url, page);
  return page;
}

export const serverHandlers: HandlersOf<typeof serverOperations> = {
  async getOpenApi({ url }) {
    return { json: createOpenApiDocument(version, url()) };
  },

  async getDocs({ url }) {
    return {
      file: docsOf(url()),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy,
        'referrer-policy': 'no-referrer',
      },
    };
  },

  async getLiveness() {
    return { json: { status: 'ok', version } };
  },

  async getReadiness({ db }) {
    if (!(await isReady(db))) throw new ApiError('SERVICE_UNAVAILABLE');
    return { json: { status: 'ready' } };
  },

  async getMetrics(services, { request, response }) {
    await requireOperator(services, request, response);
    const { text, contentType } = await services.metrics.print();
    return { file: text, headers: { 'content-type': contentType } };
  },
};
