import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ApiError } from '~/api/client'
import type { Property } from '~/api/types'
import { Fact } from './fact'

const property: Property = {
  name: 'city', label: 'City', type: 'string', fieldType: 'text', description: '', groupName: 'contactinformation', options: [], displayOrder: 0,
  hidden: false, formField: true, hasUniqueValue: false, calculated: false, externalOptions: false, hubspotDefined: true, archived: false,
  modificationMetadata: { archivable: false, readOnlyDefinition: true, readOnlyValue: false },
}
const words = { owners: [], pipelines: [], currency: 'EUR' }

function fact(onSave: (value: string) => Promise<unknown>, more: Partial<Property> = {}, value = 'Kiel') {
  return (
    <MantineProvider>
      <dl><Fact property={{ ...property, ...more }} label="City" value={value} words={words} mayEdit onSave={onSave} /></dl>
    </MantineProvider>
  )
}
const show = (...args: Parameters<typeof fact>) => render(fact(...args))
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

const budget: Partial<Property> = { name: 'budget', type: 'number', fieldType: 'number' }

test('letters are no number: nothing is saved and the stored value stays', async () => {
  const save = vi.fn(async () => {})
  show(save, budget)
  await edit('abc{Enter}')
  expect(screen.getByText(/not a number/)).toBeTruthy()
  expect(save).not.toHaveBeenCalled()
  await userEvent.setup().keyboard('{Escape}')
  expect(screen.getByText('Kiel')).toBeTruthy()
})

test('a number may be written as it is shown', async () => {
  const save = vi.fn(async () => {})
  show(save, budget)
  await edit('12,500.50{Enter}')
  expect(save).toHaveBeenCalledExactlyOnceWith('12500.50')
})

test('what someone else saved meanwhile is said before it is overwritten', async () => {
  const save = vi.fn(async () => {})
  const { rerender } = show(save)
  await edit('Ghent')
  rerender(fact(save, {}, 'Lyon'))
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('City'), '{Enter}')
  expect(screen.getByText(/changed this to “Lyon”/)).toBeTruthy()
  expect(save).not.toHaveBeenCalled()
  await user.type(screen.getByLabelText('City'), '{Enter}')
  expect(save).toHaveBeenCalledExactlyOnceWith('Ghent')
})

test('leaving without a change keeps what someone else saved meanwhile', async () => {
  const save = vi.fn(async () => {})
  const { rerender } = show(save)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Edit City' }))
  rerender(fact(save, {}, 'Lyon'))
  await user.tab()
  expect(save).not.toHaveBeenCalled()
  expect(screen.getByText('Lyon')).toBeTruthy()
})

test('a click on an address edits it; the way to it is a mark of its own', async () => {
  show(async () => {}, { name: 'email', type: 'string' }, 'ada@example.com')
  await userEvent.setup().click(screen.getByText('ada@example.com'))
  expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('ada@example.com')
})

test('a computed property cannot be edited', () => {
  show(async () => {}, { modificationMetadata: { ...property.modificationMetadata, readOnlyValue: true } })
  expect(screen.queryByRole('button')).toBeNull()
})
