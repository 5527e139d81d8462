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

const product = (version: number, archived: boolean) => ({ id: '7', name: 'Desk', version, archived })

/** A server with one product, which refuses a version it does not have. */
function server() {
  let kept = product(4, false)
  vi.stubGlobal('fetch', vi.fn(async (request: Request) => {
    if (request.method === 'GET') return Response.json({ results: [kept] })
    const { version, archived } = await request.json() as { version: number; archived: boolean }
    if (version !== kept.version) return Response.json({ code: 'version_stale', message: 'Somebody else changed this meanwhile.' }, { status: 409 })
    kept = product(version + 1, archived)
    return Response.json(kept)
  }))
  return { kept: () => kept, elsewhere: () => { kept = product(kept.version + 1, kept.archived) } }
}

async function open() {
  const { result } = renderHook(() => ({
    shown: useQuery({ queryKey: ['products'], queryFn: () => api.get('/api/products') }).data?.results[0],
    press: usePress<boolean>('products'),
  }), { wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider> })
  await waitFor(() => expect(result.current.shown).toBeDefined())
  const archive = (show?: () => Promise<() => void>) => act(() => {
    const { version, archived } = result.current.shown!
    result.current.press.mutate({
      version, from: archived, to: !archived, said: 'Desk archived', ...(show ? { show } : {}),
      send: async (version, archived) => (await api.patch('/api/products/{product_id}', { path: { product_id: '7' }, body: { version, archived } })).data,
    })
  })
  return { result, archive }
}

test('a press is said, shown and taken back with the version it made', async () => {
  const { kept } = server()
  const { result, archive } = await open()
  archive()
  await waitFor(() => expect(result.current.shown).toMatchObject(product(5, true)))
  expect(toasts.get()).toMatchObject([{ tone: 'done', text: 'Desk archived' }])
  await act(async () => void (await undoLast({ undone: 'Undone', failed: 'Not undone' })))
  expect(kept()).toEqual(product(6, false))
})

test('where somebody else was faster nothing changes; that is said, and what is there is shown', async () => {
  const { kept, elsewhere } = server()
  const { result, archive } = await open()
  elsewhere()
  const takenBack = vi.fn()
  archive(async () => takenBack)
  await waitFor(() => expect(result.current.shown).toMatchObject(product(5, false)))
  expect(kept()).toEqual(product(5, false))
  expect(takenBack).toHaveBeenCalledOnce()
  expect(toasts.get()).toMatchObject([{ tone: 'bad', text: 'Somebody else changed this meanwhile.' }])
  archive()
  await waitFor(() => expect(kept()).toEqual(product(6, true)))
})
