import type { serverOperations } from '@docglean/contract';
import { createOpenApiDocument } from '@docglean/contract';
import { ApiError } from '../../errors.ts';
import { isReady } from '../../store/is-ready.ts';
import { version } from '../../version.ts';
import { requireOperator } from '../require-operator.ts';
import type { HandlersOf } from '../types.ts';

export const serverHandlers: HandlersOf<typeof serverOperations> = {
  async getOpenApi({ url }) {
    return { json: createOpenApiDocument(version, url()) };
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
