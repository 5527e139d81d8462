import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '~/lib/queries'
import { forgetUndo, toasts, undoLast } from '~/lib/undo'
import { useThrowAway } from './content'

const api = vi.hoisted(() => ({ delete: vi.fn(async () => ({})), post: vi.fn(async () => ({})) }))
vi.mock('~/api/client', async (original) => ({ ...(await original<object>()), api }))

beforeEach(() => {
  forgetUndo()
  api.post.mockClear()
})

test.each([
  ['pages', '/api/pages/{page_id}', { page_id: '7' }],
  ['forms', '/api/forms/{form_id}', { form_id: '7' }],
] as const)('%s are thrown away at once, and brought back by the toast', async (kind, address, path) => {
  const then = vi.fn()
  const { result } = renderHook(() => useThrowAway(kind, '7', 'Thrown away', then), { wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider> })
  await act(async () => result.current.mutateAsync())
  expect(api.delete).toHaveBeenLastCalledWith(address, { path })
  expect(then).toHaveBeenCalledTimes(1)
  expect(toasts.get().at(-1)).toMatchObject({ text: 'Thrown away', tone: 'done' })
  expect(api.post).not.toHaveBeenCalled()
  await act(async () => void (await undoLast({ undone: 'Undone', failed: 'Failed' })))
  expect(api.post).toHaveBeenCalledExactlyOnceWith(`${address}/restoration`, { path })
})
