import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ApiError } from '~/api/client'
import type { Property } from '~/api/hubspot'
import { Fact } from './fact'

const property: Property = { name: 'city', label: 'City', type: 'string', fieldType: 'text' }
const words = { owners: [], pipelines: [], currency: 'EUR' }

function show(onSave: (value: string) => Promise<unknown>, more: Partial<Property> = {}) {
  render(
    <MantineProvider>
      <dl><Fact property={{ ...property, ...more }} label="City" value="Kiel" words={words} mayEdit onSave={onSave} /></dl>
    </MantineProvider>,
  )
}
const edit = async (text: string) => {
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Edit City' }))
  const input = screen.getByLabelText('City')
  await user.clear(input)
  await user.type(input, text)
}

test('Enter saves what was typed', async () => {
  const save = vi.fn(async () => {})
  show(save)
  await edit('Ghent{Enter}')
  expect(save).toHaveBeenCalledExactlyOnceWith('Ghent')
})

test('Esc restores and saves nothing', async () => {
  const save = vi.fn(async () => {})
  show(save)
  await edit('Ghent{Escape}')
  expect(save).not.toHaveBeenCalled()
  expect(screen.getByText('Kiel')).toBeTruthy()
})

test('what the server says of the field stands beside it, and what was typed stays', async () => {
  show(async () => {
    throw new ApiError(400, { message: 'Wrong.', errors: [{ pointer: '/properties/city', code: 'x', message: 'There is no such city.' }] })
  })
  await edit('Atlantis{Enter}')
  expect(await screen.findByText('There is no such city.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Atlantis')
})

test('a computed property cannot be edited', () => {
  show(async () => {}, { modificationMetadata: { readOnlyValue: true } })
  expect(screen.queryByRole('button')).toBeNull()
})
