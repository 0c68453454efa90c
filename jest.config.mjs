import { readFileSync } from 'node:fs';

const { compilerOptions } = JSON.parse(
  readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8'),
);

// The aliases of tsconfig.base.json are the only list of them.
const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [path]]) => [`^${alias}$`, `<rootDir>/${path}`]),
);

// Packages that ship ES modules only and so must be compiled for Jest.
const esmOnly = ['@nestjs', 'jose', 'temporal-polyfill', 'temporal-utils', '@faker-js'];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/events',
    '<rootDir>/libs',
    '<rootDir>/projections',
    '<rootDir>/services',
    '<rootDir>/tools',
  ],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.nx'],
  // Relative imports name the compiled file, as ES modules must; ours are still TypeScript.
  moduleNameMapper: { ...moduleNameMapper, '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.sql$': '<rootDir>/tools/jest/sql-transform.cjs',
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/tools/jest/closing-line-reporter.cjs'],
};
