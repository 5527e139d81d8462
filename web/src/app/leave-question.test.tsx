import { MantineProvider, Modal, TextInput } from '@mantine/core'
import { createBrowserHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useState } from 'react'
import { ApiError } from '~/api/client'
import { FormDialog } from '~/components/form-dialog'
import { useDraft } from '~/lib/draft'
import { useClosing, useTyped } from '~/lib/leaving'
import { addressOf, Link, useNavigate, useShow } from '~/lib/routes'
import { LeaveQuestion } from './leave-question'

interface Note {
  version: number
  title: string
}
const note: Note = { version: 1, title: 'Bikes' }
const accepts = () => vi.fn(async ({ title }: { title?: string }) => ({ version: 2, title: title ?? note.title }))
const stale = () => vi.fn(async (): Promise<Note> => { throw new ApiError(409, { code: 'version_stale', message: 'Somebody else changed this meanwhile.' }) })

interface How {
  save: (changed: { title?: string }) => Promise<Note>
  byHand?: boolean
  onClose?: () => void
}

function Editor({ save, byHand = false, onClose }: How) {
  const draft = useDraft<Note, { title: string }, { title: string }>({
    stored: note, read: ({ title }) => ({ title }), body: (form) => (form.title ? form : undefined), save, load: async () => note, byHand,
  })
  const show = useShow()
  const navigate = useNavigate()
  const field = <TextInput label="Title" value={draft.form.title} onChange={(event) => draft.change({ title: event.currentTarget.value })} />
  if (onClose) return <FormDialog title="Note" submit="Save" draft={draft} onSubmit={() => {}} onClose={onClose}>{field}</FormDialog>
  return (
    <>
      {field}
      <Link to={addressOf('/elsewhere')}>Elsewhere</Link>
      <button onClick={() => show({ step: 'send' })}>Next step</button>
      <button onClick={() => void navigate({ to: addressOf('/elsewhere'), ignoreBlocker: true })}>Removed</button>
    </>
  )
}

/** Words that a button sends, on the page or in a dialog, as a note or a new contact has them. */
function Words({ inDialog, onClose }: { inDialog: boolean; onClose: () => void }) {
  const [text, setText] = useState('')
  const typed = useTyped(text.trim() !== '')
  const closing = useClosing(onClose, typed)
  const navigate = useNavigate()
  const send = () => {
    typed.sent()
    void navigate({ to: addressOf('/elsewhere') })
  }
  const field = <TextInput label="Title" value={text} onChange={(event) => setText(event.currentTarget.value)} />
  return (
    <>
      {inDialog ? <Modal opened {...closing} title="Note">{field}<button onClick={closing.onClose}>Cancel</button><button onClick={send}>Send</button></Modal> : field}
      <Link to={addressOf('/elsewhere')}>Elsewhere</Link>
    </>
  )
}

let history: ReturnType<typeof createBrowserHistory>
beforeEach(() => {
  window.history.replaceState(null, '', '/note')
  history = createBrowserHistory()
})
afterEach(() => history.destroy())

const open = (how: How) => show(() => <Editor {...how} />)

async function show(Note: () => React.JSX.Element) {
  const root = createRootRoute({ component: () => <><Outlet /><LeaveQuestion /></> })
  const at = (path: string, component: () => React.JSX.Element) => createRoute({ getParentRoute: () => root, path, component })
  const routeTree = root.addChildren([at('/note', Note), at('/elsewhere', () => <h1>Another page</h1>)])
  const router = createRouter({ routeTree, history })
  render(<MantineProvider env="test"><RouterProvider router={router} /></MantineProvider>)
  const user = userEvent.setup()
  const type = async (text: string) => {
    const field = await screen.findByRole('textbox', { name: 'Title' })
    await user.clear(field)
    if (text) await user.type(field, text)
  }
  const press = (name: string) => user.click(screen.getByText(name))
  return { user, type, press }
}
const asked = () => screen.findByRole('dialog', { name: 'Leave without saving?' })
const gone = () => screen.findByRole('heading', { name: 'Another page' })
const isAsked = () => screen.queryByRole('dialog', { name: 'Leave without saving?' }) !== null

test.each([
  ['that a button saves', { save: accepts(), byHand: true }, 'Bicycles', 0],
  ['that cannot be saved yet', { save: accepts() }, '', 0],
  ['that somebody else was faster with', { save: stale() }, 'Bicycles', 1],
])('words %s are not left without a question; Stay keeps them, Leave drops them', async (_, how, text, sent) => {
  how.save.mockClear()
  const { type, press } = await open(how)
  await type(text)
  await press('Elsewhere')
  await asked()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Stay'))
  await press('Stay')
  await waitFor(() => expect(isAsked()).toBe(false))
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', text)
  expect(window.location.pathname).toBe('/note')
  await press('Elsewhere')
  await asked()
  await press('Leave')
  await gone()
  expect(how.save).toHaveBeenCalledTimes(sent)
})

test('words that save themselves are saved, and the page is left without a question', async () => {
  const save = accepts()
  const { type, press } = await open({ save })
  await type('Bicycles')
  await press('Elsewhere')
  await gone()
  expect(isAsked()).toBe(false)
  expect(save).toHaveBeenLastCalledWith({ version: expect.any(Number), title: 'Bicycles' }, expect.anything(), expect.anything())
})

test('nothing typed, a step of the same page, and what was removed ask nothing', async () => {
  const { type, press } = await open({ save: accepts(), byHand: true })
  await type('Bicycles')
  await press('Next step')
  await waitFor(() => expect(window.location.search).toContain('step'))
  expect(isAsked()).toBe(false)
  await press('Removed')
  await gone()
  expect(isAsked()).toBe(false)
})

test('going back asks as well', async () => {
  window.history.replaceState(null, '', '/elsewhere')
  history.destroy()
  history = createBrowserHistory()
  history.push('/note')
  history.flush()
  const { type, press } = await open({ save: accepts(), byHand: true })
  await type('Bicycles')
  history.back()
  await asked()
  await press('Leave')
  await gone()
})

test('the browser asks before a tab with unsaved words is closed, and what saves itself is sent meanwhile', async () => {
  const save = accepts()
  const { type } = await open({ save })
  const close = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(close()).toBe(false)
  await type('Bicycles')
  expect(close()).toBe(true)
  await waitFor(() => expect(close()).toBe(false))
  expect(save).toHaveBeenLastCalledWith({ version: expect.any(Number), title: 'Bicycles' }, expect.anything(), expect.anything())
})

test('a dialog asks too: Esc answers the question first, and it closes where nothing was typed', async () => {
  const onClose = vi.fn()
  const { user, type, press } = await open({ save: accepts(), byHand: true, onClose })
  await type('Bicycles')
  await user.keyboard('{Escape}')
  await asked()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(isAsked()).toBe(false))
  expect(onClose).not.toHaveBeenCalled()
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'Bicycles')
  await user.keyboard('{Escape}')
  await asked()
  await press('Leave')
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1))

  await type('Bikes')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(2))
  expect(isAsked()).toBe(false)
})

test('words that are no draft are asked about on their page, and no more once they are gone', async () => {
  const { type, press } = await show(() => <Words inDialog={false} onClose={() => {}} />)
  await type('Call back')
  await press('Elsewhere')
  await asked()
  await press('Stay')
  await type('')
  await press('Elsewhere')
  await gone()
  expect(isAsked()).toBe(false)
})

test('a dialog with words asks by Esc, Cancel and a press beside it; what was sent asks nothing', async () => {
  const onClose = vi.fn()
  const { user, type, press } = await show(() => <Words inDialog onClose={onClose} />)
  await type('Call back')
  const ways = [() => user.keyboard('{Escape}'), () => press('Cancel'), () => user.click(document.querySelector('.mantine-Modal-overlay')!)]
  for (const way of ways) {
    await way()
    await asked()
    await press('Stay')
    await waitFor(() => expect(isAsked()).toBe(false))
    expect(onClose).not.toHaveBeenCalled()
  }
  await press('Send')
  await gone()
  expect(isAsked()).toBe(false)
})
