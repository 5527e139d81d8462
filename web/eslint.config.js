import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { features } from './eslint-features.js'
import { saidBeside } from './eslint-calls.js'

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/gen'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks, tandem: { rules: { features } } },
    rules: {
      ...hooks.configs.recommended.rules,
      'react-hooks/set-state-in-effect': 'off',
      'react-hooks/incompatible-library': 'off',
      'tandem/features': 'error',
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@tanstack/react-router', importNames: ['Link', 'useNavigate'], message: 'Those of src/lib/routes.tsx know our pages.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'Literal[value=/^#[0-9a-f]{3,8}$/i]', message: 'Colours come from src/app/theme.ts.' },
        ...saidBeside,
      ],
    },
  },
  { files: ['src/lib/routes.tsx'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/app/theme.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
