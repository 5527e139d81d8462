import { expect, test } from 'vitest'
import { splitByDay, type Task } from './tasks'

const now = new Date(2026, 9, 15, 9, 42)
const task = (id: string, due?: Date): Task => ({ task: { id, kind: 'task', body: id, object_type: 'contacts', record_id: '1', user_id: '1', version: 1, created_at: now.toISOString(), due_at: due?.toISOString() }, record_title: '' })

test('what is overdue or has no time belongs to today, in the order of the day', () => {
  const day = splitByDay([
    task('evening', new Date(2026, 9, 15, 18)), task('tomorrow', new Date(2026, 9, 16, 8)), task('overdue', new Date(2026, 9, 12, 8)), task('any time'), task('morning', new Date(2026, 9, 15, 8)),
  ], now)
  expect(day.today.map((one) => one.task.id)).toEqual(['any time', 'overdue', 'morning', 'evening'])
  expect(day.later.map((one) => one.task.id)).toEqual(['tomorrow'])
})
