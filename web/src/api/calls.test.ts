import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, test } from 'vitest'
// @ts-expect-error The linter's rule is plain JavaScript.
import { saidBeside } from '../../eslint-calls.js'

const config = [{ languageOptions: { parser: tseslint.parser }, rules: { 'no-restricted-syntax': ['error', ...saidBeside] } }] as Linter.Config[]

test.each([
  ["api.get('/api/goal', { signal })", 0],
  ["api.get('/api/quotes/{quote_id}', { path: { quote_id: id as string } })", 0],
  ["setCsrf<string>('x')", 0],
  ["api.get<Goal>('/api/goal')", 1],
  ["api.post<{ total: number }>('/api/goal', { body })", 1],
  ["api.get('/api/goal') as Promise<Goal>", 1],
  ["async () => (await api.get('/api/goal')) as Goal", 1],
  ["async () => ((await api.get('/api/goal')) as unknown as Goal).target", 1],
  ["api.get(`/api/goals/${id}` as never)", 1],
  ["api.put('/api/goal', { body: goal as never })", 1],
  ["api.put('/api/goal', given as never)", 1],
])('%s: %i', (code, wrong) => expect(new Linter().verify(code, config)).toHaveLength(wrong))
