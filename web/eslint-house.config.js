// What is written in the web application's languages without being part of it: tests, tools, bench (tools/lint.test.mjs).
import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const node = ['Buffer', 'URL', 'URLSearchParams', 'clearTimeout', 'console', 'fetch', 'performance', 'process', 'setTimeout']

export default tseslint.config(
  { ignores: ['tools/new-feature/{src,web,tests}'] }, // templates: what they become is linted (tools/new-feature.test.mjs)
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }], // a fixture that needs no other one
      '@typescript-eslint/no-explicit-any': 'off', // a test looks at answers as they come
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: Object.fromEntries(node.map((name) => [name, 'readonly'])) } },
)
