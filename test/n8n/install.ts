import { installOnce } from '../harness/install-once.ts';

/** The folder with n8n in its node_modules: 2.9 GB and about five minutes the first time. */
export const installN8n = (): string =>
  installOnce({
    folder: 'n8n-2.41.1',
    // linkedom 0.18.15 needs a package that is not published.
    packageJson: { private: true, dependencies: { n8n: '2.41.1' }, overrides: { linkedom: '0.18.12' } },
    native: ['sqlite3', 'isolated-vm'],
  });

/** The folder with the linter that decides whether n8n verifies a community package. */
export const installScanner = (): string =>
  installOnce({
    folder: 'scan-0.32.0',
    packageJson: { private: true, dependencies: { '@n8n/scan-community-package': '0.32.0' } },
  });
