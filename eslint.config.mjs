import js from '@eslint/js';
import angular from '@angular-eslint/eslint-plugin';
import angularTemplate from '@angular-eslint/eslint-plugin-template';
import templateParser from '@angular-eslint/template-parser';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/build/boundaries.mjs';

const onlyThePlatformClock =
  'Only the platform clock reads the time (rule 7): inject Clock of @koz/platform.';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.nx/**',
      '**/.koz/**',
      '**/node_modules/**',
      '**/planted/**',
      '**/*.sql',
      '**/.angular/**',
      'libs/api-client/generated/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: boundaries,
          enforceBuildableLibDependency: false,
          // Its migrations hold no client: they may be read without loading what the rest of it needs.
          checkDynamicDependenciesExceptions: ['@koz/event-store-kurrentdb/migrations'],
          // Test support stands on the platform's launcher, and the platform's own specs on test support.
          ignoredCircularDependencies: [['platform', 'testing']],
        },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowStaticOnly: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: onlyThePlatformClock,
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: onlyThePlatformClock },
        {
          selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
          message: onlyThePlatformClock,
        },
      ],
    },
  },
  // The one place that reads the time.
  {
    files: ['libs/platform/clock*.ts', 'libs/platform/clock/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // What a browser loads finds nothing of Node there.
  {
    files: ['libs/browser-proofs/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*'] }] },
  },
  // Programs talk to a terminal; libraries and services log.
  {
    files: ['tools/**', 'services/koz/**', 'apps/portal/build/**', 'apps/portal-e2e/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'libs/testing/**', 'libs/event-store/contract/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  // The portal: the framework's own rules, and those of accessible templates.
  {
    files: ['apps/portal/**/*.ts'],
    plugins: { '@angular-eslint': angular },
    processor: angularTemplate.processors['extract-inline-html'],
    rules: {
      ...angular.configs.recommended.rules,
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'koz', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'koz', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-standalone': 'error',
    },
  },
  {
    files: ['apps/portal/**/*.html'],
    plugins: { '@angular-eslint/template': angularTemplate },
    languageOptions: { parser: templateParser },
    rules: {
      ...angularTemplate.configs.recommended.rules,
      ...angularTemplate.configs.accessibility.rules,
      '@angular-eslint/template/no-inline-styles': ['error', { allowNgStyle: false, allowBindToStyle: true }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', module: 'writable' },
    },
  },
  prettier,
);
