import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { queryClient } from '~/lib/queries'
import { forgetUndo, toasts } from '~/lib/undo'
import { useRuleSets, useWriteDraft } from './scores'
import type { RuleSet, ScoreRules } from './types'

afterEach(() => {
  vi.unstubAllGlobals()
  queryClient.clear()
  forgetUndo()
})

const set = (rules: ScoreRules): RuleSet => ({ id: '1', version: 7, state: 'draft', rules, problems: [], created_at: '2026-01-01T00:00:00Z' })

/** A server with one draft, which refuses a version it does not have. */
function server() {
  let rules: ScoreRules = { version: 4, fit_cap: 50, engagement_cap: 50, fit: [], engagement: [] }
  const seen: number[] = []
  vi.stubGlobal('fetch', vi.fn(async (request: Request) => {
    if (request.method === 'GET') return Response.json({ active: set(rules), draft: set(rules), former: [], threshold: 60 })
    const given = await request.json() as ScoreRules
    seen.push(given.version)
    if (given.version !== rules.version) return Response.json({ code: 'version_stale', message: 'Somebody else changed this meanwhile.' }, { status: 409 })
    rules = { ...given, version: given.version + 1 }
    return Response.json(set(rules))
  }))
  return { seen, rules: () => rules, elsewhere: (part: Partial<ScoreRules>) => { rules = { ...rules, ...part, version: rules.version + 1 } } }
}

async function open() {
  const { result } = renderHook(() => ({ sets: useRuleSets(), write: useWriteDraft() }), { wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider> })
  await waitFor(() => expect(result.current.sets.data).toBeDefined())
  return result
}

test('changes in quick succession follow one another', async () => {
  const { seen, rules } = server()
  const result = await open()
  act(() => {
    result.current.write.mutate((now) => ({ ...now, fit_cap: 20 }))
    result.current.write.mutate((now) => ({ ...now, engagement_cap: 30 }))
    result.current.write.mutate((now) => ({ ...now, fit_cap: 25 }))
  })
  await waitFor(() => expect(rules()).toMatchObject({ version: 7, fit_cap: 25, engagement_cap: 30 }))
  expect(seen).toEqual([4, 5, 6])
  expect(toasts.get()).toEqual([])
})

test('where somebody else was faster theirs is shown, and the next change stands on it', async () => {
  const { rules, elsewhere } = server()
  const result = await open()
  elsewhere({ engagement_cap: 10 })
  act(() => result.current.write.mutate((now) => ({ ...now, fit_cap: 20 })))
  await waitFor(() => expect(toasts.get().at(-1)).toMatchObject({ tone: 'bad', text: 'Somebody else changed this meanwhile.' }))
  await waitFor(() => expect(result.current.sets.data?.draft?.rules).toMatchObject({ version: 5, fit_cap: 50, engagement_cap: 10 }))
  act(() => result.current.write.mutate((now) => ({ ...now, fit_cap: 20 })))
  await waitFor(() => expect(rules()).toMatchObject({ version: 6, fit_cap: 20, engagement_cap: 10 }))
})
