export { createClient, type DocgleanClient } from './client.ts';
export { DocgleanError } from './error.ts';
