import { readFileSync } from 'node:fs';

const { compilerOptions } = JSON.parse(
  readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8'),
);

// The aliases of tsconfig.base.json are the only list of them.
const aliases = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [path]]) => [`^${alias}$`, `<rootDir>/${path}`]),
);
// Relative imports name the compiled file, as ES modules must; ours are still TypeScript.
const moduleNameMapper = { ...aliases, '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] };

// Packages that ship ES modules only and so must be compiled for Jest.
const esmOnly = [
  '@nestjs',
  'jose',
  'temporal-polyfill',
  'temporal-utils',
  '@faker-js',
  'openapi-fetch',
  'oidc-provider',
  'openid-client',
  'oauth4webapi',
];

/** What both kinds of tests share. */
const everywhere = {
  rootDir: '.',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.nx', '<rootDir>/.angular'],
  moduleNameMapper,
};

const services = {
  ...everywhere,
  displayName: 'services',
  testEnvironment: 'node',
  roots: ['deploy', 'events', 'libs', 'projections', 'services', 'tools'].map(
    (folder) => `<rootDir>/${folder}`,
  ),
  testMatch: ['**/*.spec.ts'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
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
};

const portal = {
  ...everywhere,
  displayName: 'portal',
  roots: ['<rootDir>/apps/portal'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: ['<rootDir>/apps/portal/build/jest-setup.ts'],
  moduleFileExtensions: ['ts', 'html', 'js', 'json', 'mjs'],
  transform: {
    '^.+\\.(ts|js|mjs|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/apps/portal/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(.*\\.mjs$|@angular/common/locales/.*\\.js$|openapi-fetch|fast-check|echarts|zrender))',
  ],
};

/** @type {import('jest').Config} */
export default {
  projects: [services, portal],
  testTimeout: 60_000,
  // Each spec leaves some of its modules behind. A worker that grew too large ends and another goes on: in one process
  // all of them together would not fit its heap.
  workerIdleMemoryLimit: '1500MB',
  reporters: ['default', '<rootDir>/tools/jest/closing-line-reporter.cjs'],
};
