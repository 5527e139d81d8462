import { expect, test } from 'vitest'
import type { TimelineEntry } from '~/api/types'
import { toDays } from './days'

const entry = (id: string, at: string): TimelineEntry => ({ id, at: new Date(`2026-10-${at}:00`).toISOString(), kind: 'note', department: 'sales', title: id, detail: '', mentions: [], facts: {} })

test('each day begins at midnight of the reader', () => {
  const days = toDays([entry('a', '15T08:26'), entry('b', '15T00:05'), entry('c', '14T23:58'), entry('d', '12T10:00')])
  expect(days.map((day) => day.entries.map((one) => one.id))).toEqual([['a', 'b'], ['c'], ['d']])
})
