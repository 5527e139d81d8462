import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { doneWith, forgetUndo, toasts, undoLast } from './undo'

const words = { undone: 'Undone', failed: 'Could not undo.' }
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  forgetUndo()
  vi.useRealTimers()
})

test('undo takes back the latest first, each once', async () => {
  const first = vi.fn(async () => {})
  const second = vi.fn(async () => {})
  doneWith('one', first)
  doneWith('two', second)
  await undoLast(words)
  expect(second).toHaveBeenCalledTimes(1)
  await undoLast(words)
  expect(first).toHaveBeenCalledTimes(1)
  expect(await undoLast(words)).toBeUndefined()
})

test('after ten minutes there is nothing left to undo', async () => {
  const undo = vi.fn(async () => {})
  doneWith('old', undo)
  vi.advanceTimersByTime(10 * 60_000 + 1)
  expect(await undoLast(words)).toBeUndefined()
  expect(undo).not.toHaveBeenCalled()
})

test('a failed undo is said', async () => {
  doneWith('one', async () => {
    throw new Error('Someone changed it since.')
  })
  await undoLast(words)
  expect(toasts.get().at(-1)).toMatchObject({ tone: 'bad', text: 'Could not undo. Someone changed it since.' })
})
