const typescript = {
  jsc: {
    parser: { syntax: 'typescript' },
    target: 'es2024',
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

const project = (name) => ({
  displayName: name,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', typescript] },
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

/** What `npm test` runs; mutants of the Make app are tried by `npm run test:make:mutants`. */
const names =
  process.env.MUTANTS === '1' ? ['make-mutants'] : ['extract', 'server', 'nodes', 'zapier', 'make'];

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  globalSetup: './test/harness/global-setup.ts',
  globalTeardown: './test/harness/global-teardown.ts',
  projects: names.map(project),
};
