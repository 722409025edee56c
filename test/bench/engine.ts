import { readConfig } from '../../server/src/config.ts';
import type { TaskOf } from '../../server/src/engine/messages.ts';
import { type EngineProcess, engineProcess } from '../../server/src/engine/process.ts';
import { createLog } from '../../server/src/log.ts';

/** An engine process as a server without any settings starts it. */
export function defaultEngine(): EngineProcess {
  const { documentTimeoutMs, documentMemoryBytes } = readConfig({}, 1);
  return engineProcess(
    { timeoutMs: documentTimeoutMs, memoryBytes: documentMemoryBytes },
    createLog('silent'),
  );
}

export const asText = (bytes: Uint8Array): TaskOf<'read'> => ({
  bytes,
  options: { mode: 'text', documentType: 'auto' },
});
