import path from 'node:path';
import { readAppFiles } from '../make-runner/app-files.ts';

const appFolder = path.join(import.meta.dirname, '../../make-app');

/** The app as it is uploaded. */
export const shippedFiles = readAppFiles(appFolder);
