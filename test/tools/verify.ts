import { runSteps } from './run-steps.ts';

const passed = await runSteps([
  { name: 'format and lint', command: 'biome', args: ['ci', '--error-on-warnings', '.'] },
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'types of the n8n nodes', command: 'tsc', args: ['--noEmit', '-p', 'nodes'] },
  { name: 'types of the Zapier app', command: 'tsc', args: ['--noEmit', '-p', 'zapier-app'] },
  { name: 'dead exports and dependencies', command: 'knip', args: [] },
  { name: 'generated files are fresh', command: 'node', args: ['test/tools/generate.ts', '--check'] },
  { name: 'links in the docs', command: 'node', args: ['test/tools/check-docs.ts'] },
]);
process.exit(passed ? 0 : 1);
