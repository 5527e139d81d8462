import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { RejectPopover } from './reject-popover'

const mutate = vi.hoisted(() => vi.fn())
vi.mock('./leads', () => ({ useReject: () => ({ mutate, isPending: false }) }))

const handoff = { id: '1', contact_id: '2', name: 'Ada' }

test('a rejection takes a reason and a sentence: Enter goes on to what is missing', async () => {
  render(<MantineProvider env="test"><RejectPopover handoff={handoff} opened onClose={() => {}}><button>Reject</button></RejectPopover></MantineProvider>)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('radio', { name: /Too early/ }))
  await user.keyboard('{Enter}')
  expect(mutate).not.toHaveBeenCalled()
  const field = screen.getByLabelText('One sentence for marketing')
  expect(document.activeElement).toBe(field)
  expect(screen.getByText('Say in a sentence what marketing can learn from it.')).toBeTruthy()
  await user.keyboard('In spring{Enter}')
  expect(mutate).toHaveBeenCalledExactlyOnceWith({ handoff, reason: 'too_early', sentence: 'In spring' }, expect.anything())
})
