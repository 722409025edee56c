import * as z from 'zod';
import { define, json } from './operation.ts';

export const serverOperations = define({
  getOpenApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    tag: 'Server',
    scope: null,
    success: { status: 200, description: 'OpenAPI 3.1.', content: json(z.record(z.string(), z.unknown())) },
    errors: [],
  },
  getDocs: {
    method: 'get',
    path: '/docs',
    summary: 'This description as a page to read',
    tag: 'Server',
    scope: null,
    success: { status: 200, description: 'A web page.', content: { 'text/html': z.string() } },
    errors: [],
  },
  getLiveness: {
    method: 'get',
    path: '/healthz',
    summary: 'Is the process alive?',
    tag: 'Server',
    scope: null,
    success: {
      status: 200,
      description: 'It is.',
      content: json(z.object({ status: z.literal('ok'), version: z.string() })),
    },
    errors: [],
  },
  getReadiness: {
    method: 'get',
    path: '/readyz',
    summary: 'Can the server take work?',
    tag: 'Server',
    scope: null,
    success: { status: 200, description: 'It can.', content: json(z.object({ status: z.literal('ready') })) },
    errors: ['SERVICE_UNAVAILABLE'],
  },
  getMetrics: {
    method: 'get',
    path: '/metrics',
    summary: 'Figures for Prometheus',
    description:
      'Open to this machine where the server listens only there; otherwise with DOCGLEAN_METRICS_TOKEN or an admin key.',
    tag: 'Server',
    scope: null,
    success: {
      status: 200,
      description: 'The Prometheus text format.',
      content: { 'text/plain': z.string() },
    },
    errors: ['UNAUTHORIZED', 'INSUFFICIENT_SCOPE', 'RATE_LIMITED'],
  },
});
