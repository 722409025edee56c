import { spawnSync } from 'node:child_process';
import type { OcrOptions } from '@docglean/extract';
import type { Figures } from '../reading.ts';
import { documentsOf, type Labelled, median, textIn } from './corpus.ts';

/**
 * Processor seconds a receipt, against the program `tesseract` in the same run where it is installed. Processor time
 * and not time on the wall: other programs may be busy on this machine.
 */
export async function speed(limit: number): Promise<Figures> {
  const receipts = documentsOf('receipts-sroie', Math.min(limit, 25));
  await textIn(receipts[0]?.bytes ?? new Uint8Array());
  const thorough = await secondsOf(receipts, { speed: 'thorough' });
  const fast = await secondsOf(receipts, { speed: 'fast' });
  const native = receipts.map(nativeSeconds).filter((seconds) => seconds !== null);
  const ratio = (seconds: number) =>
    native.length > 0 ? rounded(seconds / median(native)) : 'no tesseract here';
  return {
    'seconds a receipt, thorough (median)': rounded(median(thorough)),
    'seconds a receipt, fast (median)': rounded(median(fast)),
    'seconds a receipt, tesseract --psm 4 (median)':
      native.length > 0 ? rounded(median(native)) : 'not installed',
    'thorough against tesseract': ratio(median(thorough)),
    'fast against tesseract': ratio(median(fast)),
    'largest memory of this process, MB': Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function secondsOf(documents: readonly Labelled[], ocr: OcrOptions): Promise<number[]> {
  const seconds: number[] = [];
  for (const { bytes } of documents) {
    const before = process.cpuUsage();
    await textIn(bytes, ocr);
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
  }
  return seconds;
}

/** `times` of the shell prints user and system time of its children, such as "0m0.412s 0m0.021s". */
function nativeSeconds({ file }: Labelled): number | null {
  const command = 'tesseract "$1" - --psm 4 >/dev/null 2>&1 || exit 1; times';
  const { status, stdout } = spawnSync('bash', ['-c', command, 'bash', file], {
    encoding: 'utf8',
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  if (status !== 0) return null;
  const ofChildren = stdout.trim().split('\n').at(-1) ?? '';
  const parts = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
