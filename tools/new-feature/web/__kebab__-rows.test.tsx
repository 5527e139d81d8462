import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { __Name__Rows } from './__kebab__-rows'

test('each row shows its title', () => {
  render(<__Name__Rows rows={[{ id: '1', title: 'First', created_at: '2026-01-01T00:00:00Z' }]} />)
  expect(screen.getByText('First')).toBeTruthy()
})
