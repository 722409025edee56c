import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue } from '../jobs/queue.ts';

/** What the operator watches. Nothing in it says whose request or document it was, nor what was in it. */
export interface Metrics {
  request(about: { method: string; route: string; status: number }, seconds: number): void;
  document(about: { status: string; error: string }): void;
  engine(outcome: string, seconds: number): void;
  /** All of it in the text format of Prometheus, and the content type of that. */
  print(): Promise<{ text: string; contentType: string }>;
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const engineSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Figures of this process; those of the queue are of all processes, and a few seconds old. */
export function createMetrics(queue: Queue): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'docglean_request_seconds',
    help: 'Requests by route, and how long they took.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers,
  });
  const documents = new Counter({
    name: 'docglean_documents_total',
    help: 'Documents by what became of them; error is the code of the API.',
    labelNames: ['status', 'error'],
    registers,
  });
  const engine = new Histogram({
    name: 'docglean_engine_seconds',
    help: 'How long an engine process worked on a document.',
    labelNames: ['outcome'],
    buckets: engineSeconds,
    registers,
  });
  new Gauge({
    name: 'docglean_queue_jobs',
    help: 'Jobs that wait or run, by queue.',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      for (const { name, waiting, running } of await queue.depths()) {
        this.set({ queue: name, state: 'waiting' }, waiting);
        this.set({ queue: name, state: 'running' }, running);
      }
    },
  });
  return {
    request: (about, seconds) => requests.observe(about, seconds),
    document: (about) => documents.inc(about),
    engine: (outcome, seconds) => engine.observe({ outcome }, seconds),
    print: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}
