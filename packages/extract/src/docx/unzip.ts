import { unzipSync } from 'fflate';
import { ExtractError } from '../errors.ts';

/** What the parts read here may unpack to, together: a bomb says so itself in its directory, and is refused unopened. */
const mostBytes = 200 * 1024 * 1024;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  (bytes[2] === 3 || bytes[2] === 5) &&
  (bytes[3] === 4 || bytes[3] === 6);

/**
 * Unpacks the parts of a zip whose names are wanted. Throws CORRUPT_FILE where it is broken, and FILE_TOO_LARGE where
 * they would unpack to more than 200 MB.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > mostBytes)
          throw new ExtractError('FILE_TOO_LARGE', 'the file unpacks to more than 200 MB');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof ExtractError) throw error;
    throw new ExtractError('CORRUPT_FILE', undefined, { cause: error });
  }
}
