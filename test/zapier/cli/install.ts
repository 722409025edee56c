import path from 'node:path';
import { installOnce } from '../../harness/install-once.ts';

/** Zapier's command line: 190 MB, so it is not in the workspace. */
export const installZapierCli = (): string =>
  path.join(
    installOnce({
      folder: 'zapier-platform-cli-19.1.0',
      packageJson: { private: true, dependencies: { 'zapier-platform-cli': '19.1.0' } },
    }),
    'node_modules/.bin/zapier-platform',
  );
