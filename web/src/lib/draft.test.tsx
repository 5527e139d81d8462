import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '~/api/client'
import { restMs, useDraft, type DraftOptions } from './draft'
import { forgetUndo, toasts } from './undo'

interface Note {
  version: number
  title: string
  body: string
}
type Form = Pick<Note, 'title' | 'body'>
type Options = DraftOptions<Note, Form, Form>

const note: Note = { version: 3, title: 'Bikes', body: 'Two wheels.' }
const read = ({ title, body }: Note): Form => ({ title, body })
const stale = () => new ApiError(409, { code: 'version_stale', message: 'Somebody else changed this meanwhile.' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  forgetUndo()
  vi.useRealTimers()
})

/** A server with one note: counts the version up, refuses an older one. */
function server(start: Note = note) {
  let now = start
  const save = vi.fn<Options['save']>(async ({ version, ...changed }) => {
    if (version !== now.version) throw stale()
    now = { ...now, ...changed, version: version + 1 }
    return now
  })
  return { save, load: vi.fn(async () => now), elsewhere: (part: Partial<Note>) => (now = { ...now, ...part, version: now.version + 1 }), now: () => now }
}

const open = (given: Partial<Options>) => {
  const options: Options = { stored: note, read, body: (form) => (form.title ? form : undefined), save: server().save, load: async () => note, ...given }
  return renderHook((props: Options) => useDraft(props), { initialProps: options })
}
const rest = () => act(() => vi.advanceTimersByTimeAsync(restMs))

test('half a second after the last key, what changed is saved with the version it was written on', async () => {
  const { save } = server()
  const { result } = open({ save })
  act(() => result.current.change({ title: 'B' }))
  await act(() => vi.advanceTimersByTimeAsync(restMs - 1))
  act(() => result.current.change({ title: 'Bicycles' }))
  await act(() => vi.advanceTimersByTimeAsync(restMs - 1))
  expect(save).not.toHaveBeenCalled()
  expect(result.current.status).toBe('waiting')
  await act(() => vi.advanceTimersByTimeAsync(1))
  expect(save).toHaveBeenCalledExactlyOnceWith({ version: 3, title: 'Bicycles' }, { version: 3, title: 'Bicycles', body: 'Two wheels.' }, note)
  expect(result.current).toMatchObject({ status: 'saved', form: { title: 'Bicycles' } })
})

test('one save at a time; what was typed meanwhile follows with the new version, the newest words only', async () => {
  const answers: ((stored: Note) => void)[] = []
  const save = vi.fn<Options['save']>(() => new Promise((resolve) => answers.push(resolve)))
  const { result } = open({ save })
  act(() => result.current.change({ title: 'One' }))
  await rest()
  act(() => result.current.change({ title: 'Two' }))
  await rest()
  act(() => result.current.change({ title: 'Three' }))
  await rest()
  expect(save).toHaveBeenCalledTimes(1)
  expect(result.current.status).toBe('saving')
  await act(async () => answers[0]!({ ...note, version: 4, title: 'One' }))
  expect(save).toHaveBeenCalledTimes(2)
  expect(save.mock.lastCall![0]).toEqual({ version: 4, title: 'Three' })
  await act(async () => answers[1]!({ ...note, version: 5, title: 'Three' }))
  expect(result.current).toMatchObject({ status: 'saved', form: { title: 'Three' } })
  expect(save).toHaveBeenCalledTimes(2)
})

test('what cannot be saved yet waits, and nothing is sent for words that came back', async () => {
  const { save } = server()
  const { result } = open({ save })
  act(() => result.current.change({ title: '' }))
  await rest()
  expect(result.current).toMatchObject({ status: 'waiting', isChanged: true })
  act(() => result.current.change({ title: 'Bikes' }))
  await rest()
  expect(result.current).toMatchObject({ status: 'saved', isChanged: false })
  expect(save).not.toHaveBeenCalled()
})

test('a failure keeps the words and says which field; the next key tries again', async () => {
  const { save } = server()
  save.mockRejectedValueOnce(new ApiError(422, { message: 'Please look.', errors: [{ pointer: '/title', code: 'too_long', message: 'Too long.' }] }))
  const { result } = open({ save })
  act(() => result.current.change({ title: 'Long' }))
  await rest()
  expect(result.current).toMatchObject({ status: 'failed', form: { title: 'Long' }, fields: { title: 'Too long.' } })
  act(() => result.current.change({ title: 'Short' }))
  await rest()
  expect(result.current).toMatchObject({ status: 'saved', error: undefined, fields: {} })
})

test('where somebody else was faster nothing more is sent until it is decided', async () => {
  const here = server()
  const { result } = open(here)
  here.elsewhere({ title: 'Cargo bikes', body: 'Three wheels.' })
  act(() => result.current.change({ title: 'My bikes' }))
  await rest()
  expect(result.current.status).toBe('conflict')
  act(() => result.current.change({ title: 'My two bikes' }))
  await rest()
  expect(here.save).toHaveBeenCalledTimes(1)
  expect(here.now()).toMatchObject({ title: 'Cargo bikes', body: 'Three wheels.' })
})

test('keep mine: only what was changed here stands over theirs', async () => {
  const here = server()
  const { result } = open(here)
  here.elsewhere({ title: 'Cargo bikes', body: 'Three wheels.' })
  act(() => result.current.change({ title: 'My bikes' }))
  await rest()
  await act(() => result.current.keepMine())
  expect(here.now()).toEqual({ version: 5, title: 'My bikes', body: 'Three wheels.' })
  expect(result.current).toMatchObject({ status: 'saved', form: { title: 'My bikes', body: 'Three wheels.' }, round: 1 })
})

test('take theirs: what was typed here goes, and the next change stands on their version', async () => {
  const here = server()
  const { result } = open(here)
  here.elsewhere({ title: 'Cargo bikes' })
  act(() => result.current.change({ title: 'My bikes' }))
  await rest()
  await act(() => result.current.takeTheirs())
  expect(result.current).toMatchObject({ status: 'saved', form: { title: 'Cargo bikes' }, round: 1 })
  act(() => result.current.change({ body: 'Four wheels.' }))
  await rest()
  expect(here.now()).toEqual({ version: 5, title: 'Cargo bikes', body: 'Four wheels.' })
})

test('what somebody else saved is shown where nothing was typed, and only there', async () => {
  const { result, rerender } = open({})
  const options = { stored: note, read, body: (form: Form) => form, save: server().save, load: async () => note }
  rerender({ ...options, stored: { ...note, version: 4, title: 'Theirs' } })
  expect(result.current.form.title).toBe('Theirs')
  act(() => result.current.change({ title: 'Mine' }))
  rerender({ ...options, stored: { ...note, version: 5, title: 'Theirs again' } })
  expect(result.current.form.title).toBe('Mine')
})

test('without versions only what a button saves follows the server', () => {
  interface Plain {
    title: string
  }
  const plain = (stored: Plain, byHand: boolean): DraftOptions<Plain, Plain, Plain> => ({ stored, read: (given) => given, body: (form) => form, save: async (_changed, whole) => whole, load: async () => stored, byHand })
  for (const byHand of [true, false]) {
    const { result, rerender, unmount } = renderHook((props: Plain) => useDraft(plain(props, byHand)), { initialProps: { title: 'Before' } })
    rerender({ title: 'After' })
    expect(result.current.form.title).toBe(byHand ? 'After' : 'Before')
    unmount()
  }
})

test('leaving saves at once; a failure is still told', async () => {
  const { save } = server()
  const first = open({ save })
  act(() => first.result.current.change({ title: 'Going' }))
  first.unmount()
  await act(async () => {})
  expect(save).toHaveBeenCalledExactlyOnceWith({ version: 3, title: 'Going' }, expect.anything(), note)

  const second = open({ save: vi.fn<Options['save']>().mockRejectedValue(stale()) })
  act(() => second.result.current.change({ title: 'Gone' }))
  second.unmount()
  await act(async () => {})
  expect(toasts.get().at(-1)).toMatchObject({ tone: 'bad', text: 'Somebody else changed this meanwhile.' })
})

test('before it is left, what saves itself is saved; what a button saves, what is not valid yet and what somebody else was faster with would be lost', async () => {
  const cases: [Partial<Options>, string, kept: boolean][] = [
    [server(), 'Bikes', true],
    [server(), 'Bicycles', true],
    [server(), '', false],
    [{ ...server(), byHand: true }, 'Bicycles', false],
    [{ ...server(), byHand: true }, 'Bikes', true],
    [{ save: vi.fn<Options['save']>().mockRejectedValue(stale()) }, 'Bicycles', false],
    [{ save: vi.fn<Options['save']>().mockRejectedValue(new TypeError('Failed to fetch')) }, 'Bicycles', false],
  ]
  for (const [given, title, kept] of cases) {
    const { result, unmount } = open(given)
    act(() => result.current.change({ title }))
    await act(async () => expect(await result.current.flush()).toBe(kept))
    unmount()
  }
})

test('what could not be saved is not tried again once it is left', async () => {
  const save = vi.fn<Options['save']>().mockRejectedValue(new TypeError('Failed to fetch'))
  const { result, unmount } = open({ save })
  act(() => result.current.change({ title: 'Bicycles' }))
  await act(async () => expect(await result.current.flush()).toBe(false))
  unmount()
  await act(async () => {})
  expect(save).toHaveBeenCalledTimes(1)
})

test('by hand: nothing goes before the button, leaving drops it, and the words are as the server took them', async () => {
  const save = vi.fn<Options['save']>(async (_changed, { version, ...whole }) => ({ ...whole, title: whole.title.trim(), version: version + 1 }))
  const { result, unmount } = open({ save, byHand: true })
  act(() => result.current.change({ title: ' Bicycles ' }))
  await rest()
  expect(save).not.toHaveBeenCalled()
  let stored: Note | undefined
  await act(async () => {
    stored = await result.current.save({ body: 'Published.' })
  })
  expect(stored).toEqual({ version: 4, title: 'Bicycles', body: 'Published.' })
  expect(result.current).toMatchObject({ status: 'saved', form: { title: 'Bicycles', body: 'Published.' } })
  act(() => result.current.change({ title: 'Dropped' }))
  unmount()
  await act(async () => {})
  expect(save).toHaveBeenCalledTimes(1)
})

test('where somebody else was faster it says who changed what, and when', async () => {
  const now = { ...note, version: 4, title: 'Cargo bikes', body: 'Three wheels.', updated_by: '7', updated_at: '2026-11-30T12:00:00Z' }
  const { result } = open({ save: vi.fn<Options['save']>().mockRejectedValue(stale()), load: async () => now, called: { title: 'the title' } })
  act(() => result.current.change({ body: 'Mine.' }))
  await rest()
  expect(result.current).toMatchObject({ status: 'conflict', theirs: { updated_by: '7', updated_at: '2026-11-30T12:00:00Z', changed: ['the title'], others: 1 } })
  await act(() => result.current.takeTheirs())
  expect(result.current).toMatchObject({ status: 'saved', theirs: undefined })
})

test('keep mine in a list: what they made of its other items stays, and it says how many they changed', async () => {
  interface Sheet {
    version: number
    lines: { id: string; words: string }[]
  }
  const lines = (text: string) => text.split(' ').map((item) => ({ id: item[0]!, words: item }))
  let now: Sheet = { version: 1, lines: lines('a b c') }
  const save = vi.fn(async ({ version, lines }: { version: number; lines?: Sheet['lines'] }) => {
    if (version !== now.version) throw stale()
    return (now = { version: version + 1, lines: lines ?? now.lines })
  })
  const { result } = renderHook(() => useDraft<Sheet, Pick<Sheet, 'lines'>, Pick<Sheet, 'lines'>>({
    stored: { version: 1, lines: lines('a b c') }, read: ({ lines }) => ({ lines }), body: (form) => form, save, load: async () => now,
    items: { lines: ({ id }: { id: string }) => id }, called: { lines: (n) => `${n} lines` },
  }))
  now = { version: 2, lines: lines('a b-theirs d') }
  act(() => result.current.change({ lines: lines('a-mine b c e') }))
  await rest()
  expect(result.current.theirs).toMatchObject({ changed: ['2 lines'], others: 0 })
  await act(() => result.current.keepMine())
  expect(now.lines.map(({ words }) => words)).toEqual(['a-mine', 'b-theirs', 'e', 'd'])
})

test('one that is yet to be made is made once, whatever is typed meanwhile', async () => {
  const made: string[] = []
  const answers: (() => void)[] = []
  const save = vi.fn<Options['save']>((_changed, whole, stored) => new Promise((resolve) => {
    made.push(stored ? `changed ${stored.version}` : 'made')
    answers.push(() => resolve({ ...whole, version: made.length }))
  }))
  for (const byHand of [false, true]) {
    made.length = answers.length = 0
    const { result, unmount } = open({ stored: undefined, blank: { title: '', body: '' }, save, byHand })
    act(() => result.current.change({ title: 'One' }))
    if (byHand) act(() => void result.current.save())
    await rest()
    act(() => result.current.change({ title: 'Two' }))
    if (byHand) act(() => void result.current.save())
    await rest()
    expect(made).toEqual(['made'])
    await act(async () => answers[0]!())
    await act(async () => answers[1]!())
    expect(made).toEqual(['made', 'changed 1'])
    expect(result.current).toMatchObject({ status: 'saved', stored: { title: 'Two', version: 2 } })
    unmount()
  }
})

test('one that is yet to be made is sent whole, without a version', async () => {
  const save = vi.fn(async (_changed: object, whole: object) => ({ ...note, ...whole, version: 1 }))
  const { result } = open({ stored: undefined, blank: { title: '', body: 'Words' }, save, byHand: true })
  act(() => result.current.change({ title: 'New' }))
  await act(() => result.current.save())
  expect(save).toHaveBeenCalledExactlyOnceWith({ title: 'New', body: 'Words' }, { title: 'New', body: 'Words' }, undefined)
  await act(() => result.current.save({ body: 'More' }))
  expect(save).toHaveBeenLastCalledWith({ version: 1, body: 'More' }, { version: 1, title: 'New', body: 'More' }, expect.objectContaining({ version: 1 }))
})

test('a form that holds the whole record is saved on the version of the record, also where somebody typed on meanwhile', async () => {
  const answers: ((stored: Note) => void)[] = []
  const save = vi.fn<DraftOptions<Note, Note, Note>['save']>(() => new Promise((resolve) => answers.push(resolve)))
  const whole = (stored: Note) => stored
  const { result } = renderHook(() => useDraft<Note, Note, Note>({ stored: note, read: whole, body: whole, save, load: async () => note, byHand: true }))
  act(() => result.current.change({ title: 'One' }))
  act(() => void result.current.save())
  await act(async () => {})
  act(() => result.current.change({ title: 'Two' }))
  await act(async () => answers[0]!({ ...note, version: 4, title: 'One' }))
  act(() => void result.current.save())
  await act(async () => {})
  expect(save.mock.calls.map(([, sent]) => [sent.version, sent.title])).toEqual([[3, 'One'], [4, 'Two']])
})
