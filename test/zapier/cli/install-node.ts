import path from 'node:path';
import { installOnce } from '../../harness/install-once.ts';

const version = '22.23.3';
/** As the registry names the packages that hold nothing but the program. */
const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** The Node that Zapier runs apps of this core on. */
export const installZapierNode = (): string =>
  path.join(
    installOnce({
      folder: `node-${version}`,
      packageJson: { private: true, dependencies: { [packageName]: version } },
    }),
    'node_modules',
    packageName,
    process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
  );
