import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import importSort from 'eslint-plugin-simple-import-sort'
import tseslint from 'typescript-eslint'

import { importMatrix } from './build/lint/import-matrix.mjs'

const tests = ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts', 'tests/**/*.tsx']

/** Each folder is typed by its own tsconfig; tests see Node and DOM at once, wherever they lie. */
function typedBy(project, files, ignores = []) {
  return {
    files,
    ignores,
    languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  }
}

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: the file is named after what it exports.',
}
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that defines it.',
}
const noLiteralText = [
  {
    selector: 'JSXText[value=/\\p{L}/u]',
    message: 'Visible text comes from shared/i18n by a typed key.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(title|label|placeholder|alt|description|aria-label)$/] > Literal[value=/\\p{L}/u]',
    message: 'Visible text comes from shared/i18n by a typed key.',
  },
]

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.cache/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      // A handler or port is async by contract even when today's body awaits nothing.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // React event props take functions that return nothing; an async one is handled by its caller.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // There are no enums (erasableSyntaxOnly), and asking every expression about them is slow.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  typedBy('./shared/tsconfig.json', ['shared/**/*.ts'], tests),
  typedBy('./electron/tsconfig.json', ['electron/**/*.ts', 'electron/**/*.tsx'], tests),
  typedBy('./renderer/tsconfig.json', ['renderer/**/*.ts', 'renderer/**/*.tsx'], tests),
  typedBy('./build/tsconfig.json', ['build/**/*.ts']),
  typedBy('./tests/tsconfig.json', tests),
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { 'simple-import-sort': importSort },
    rules: {
      'simple-import-sort/imports': 'error',
      'simple-import-sort/exports': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel],
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      // The guide is 12; 15 leaves room for one flat switch. Beyond that, split.
      complexity: ['error', 15],
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrel, ...noLiteralText] },
  },
  {
    // Test code drives foreign shapes (fast-check, Playwright) and asserts on errors it knows.
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Playwright reads a fixture's parameters as an object pattern, even when it needs none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  ...importMatrix(tests),
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        require: 'readonly',
      },
    },
  },
  {
    // Tools read the default export of their config files.
    files: [
      '*.config.*',
      '**/*.config.ts',
      '**/*-builder.config.mjs',
      'build/vite.*.ts',
      'tests/support/*-reporter.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
