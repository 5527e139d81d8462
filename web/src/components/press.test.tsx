import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { api } from '~/api/client'
import { queryClient } from '~/lib/queries'
import { forgetUndo, toasts, undoLast } from '~/lib/undo'
import { usePress } from './press'

afterEach(() => {
  vi.unstubAllGlobals()
  queryClient.clear()
  forgetUndo()
})

const person = (version: number, active: boolean) => ({ id: '7', name: 'Ada', version, active })

/** A server with one person, which refuses a version it does not have. */
function server() {
  let kept = person(4, false)
  vi.stubGlobal('fetch', vi.fn(async (request: Request) => {
    if (request.method === 'GET') return Response.json({ results: [kept] })
    const { version, active } = await request.json() as { version: number; active: boolean }
    if (version !== kept.version) return Response.json({ code: 'version_stale', message: 'Somebody else changed this meanwhile.' }, { status: 409 })
    kept = person(version + 1, active)
    return Response.json(kept)
  }))
  return { kept: () => kept, elsewhere: () => { kept = person(kept.version + 1, kept.active) } }
}

async function open() {
  const { result } = renderHook(() => ({
    shown: useQuery({ queryKey: ['users'], queryFn: () => api.get('/api/users') }).data?.results[0],
    press: usePress<boolean>('users'),
  }), { wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider> })
  await waitFor(() => expect(result.current.shown).toBeDefined())
  const archive = (show?: () => Promise<() => void>) => act(() => {
    const { version, active } = result.current.shown!
    result.current.press.mutate({
      version, from: active, to: !active, said: 'Ada changed', ...(show ? { show } : {}),
      send: async (version, active) => (await api.patch('/api/users/{user_id}', { path: { user_id: '7' }, body: { version, active } })).data,
    })
  })
  return { result, archive }
}

test('a press is said, shown and taken back with the version it made', async () => {
  const { kept } = server()
  const { result, archive } = await open()
  archive()
  await waitFor(() => expect(result.current.shown).toMatchObject(person(5, true)))
  expect(toasts.get()).toMatchObject([{ tone: 'done', text: 'Ada changed' }])
  await act(async () => void (await undoLast({ undone: 'Undone', failed: 'Not undone' })))
  expect(kept()).toEqual(person(6, false))
})

test('where somebody else was faster nothing changes; that is said, and what is there is shown', async () => {
  const { kept, elsewhere } = server()
  const { result, archive } = await open()
  elsewhere()
  const takenBack = vi.fn()
  archive(async () => takenBack)
  await waitFor(() => expect(result.current.shown).toMatchObject(person(5, false)))
  expect(kept()).toEqual(person(5, false))
  expect(takenBack).toHaveBeenCalledOnce()
  expect(toasts.get()).toMatchObject([{ tone: 'bad', text: 'Somebody else changed this meanwhile.' }])
  archive()
  await waitFor(() => expect(kept()).toEqual(person(6, true)))
})
