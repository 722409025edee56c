import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { step } from '../../harness/step.ts';
import { packageDir, unpackInto } from '../community-package.ts';
import { installScanner } from '../install.ts';

/** The lint that n8n runs before it verifies a package: over the source, and over what is published. */
export async function checkVerification(): Promise<void> {
  const scanner = path.join(installScanner(), 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs');
  const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(scanner);
  const scan = async (folder: string, patterns: string[]) => {
    const { passed, details, message } = await analyzePackage(folder, patterns);
    assert.ok(passed, details ?? message);
  };
  await step('the source passes the lint for verified nodes', () => scan(packageDir, SOURCE_FILE_PATTERNS));
  await step('the published files pass it too', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'docglean-packed-'));
    try {
      unpackInto(folder);
      await scan(folder, ['dist/**/*.js', 'package.json']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
