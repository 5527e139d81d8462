import { expect, test } from 'vitest'
import type { CrmRecord, Stage } from '~/api/types'
import { stageKind } from '../stages'
import { moved, neighbour, toColumns, withFirst, without } from './columns'
import type { BoardDefinition } from './definition'

const written = { version: 0, createdAt: '', updatedAt: '', archived: false }
const stage = (id: string, metadata: Record<string, string> = { isClosed: 'false' }): Stage => ({ id, label: id, displayOrder: 0, metadata, ...written })
const ticket = (id: string, hs_pipeline_stage: string): CrmRecord => ({ id, ...written, properties: { hs_pipeline_stage } })
const stages = [stage('new'), stage('asked'), stage('closed', { isClosed: 'true' })]
const loaded = { results: [ticket('1', 'new'), ticket('2', 'new')], total: 12, most: 50 }
const board = { list: { object: 'tickets' }, figures: { of: (records: CrmRecord[]) => records.length } } as unknown as BoardDefinition<number>

test('a column counts what stands in it, shown or not, and nothing before it is known', () => {
  const measured = [ticket('1', 'new'), ticket('2', 'new'), ticket('3', 'asked')]
  const columns = toColumns(board, [{ stage: stages[0]!, loaded }, { stage: stages[1]!, loaded: undefined }], measured, 0)
  expect(columns.map(({ records, total, figures }) => [records.length, total, figures])).toEqual([[2, 12, 2], [0, undefined, 1]])
  const after = toColumns(board, [{ stage: stages[0]!, loaded }, { stage: stages[1]!, loaded: undefined }], moved(measured, '1', { hs_pipeline_stage: 'asked' }), 0)
  expect(after.map(({ figures }) => figures)).toEqual([1, 2])
})
test('a card leaves one column and is the first of another', () => {
  expect(without(loaded, '1')).toEqual({ results: [ticket('2', 'new')], total: 11, most: 50 })
  expect(without(loaded, '9').total).toBe(12)
  expect(withFirst(loaded, ticket('3', 'new')).results.map(({ id }) => id)).toEqual(['3', '1', '2'])
  expect(withFirst(loaded, ticket('2', 'new')).total).toBe(12)
})
test('keys move along the columns and not beyond', () => {
  expect(neighbour(stages, 'new', 1)?.id).toBe('asked')
  expect(neighbour(stages, 'closed', 1)).toBeUndefined()
  expect(neighbour(stages, 'lost', 1)).toBeUndefined()
})
test('won and lost are told apart by probability, and only where there is one', () => {
  const kinds = ([{ isClosed: 'false' }, { isClosed: 'true' }, { isClosed: 'true', probability: '1.0' }, { isClosed: 'true', probability: '0.0' }] as Record<string, string>[]).map((one) => stageKind(stage('s', one)))
  expect(kinds).toEqual(['open', 'closed', 'won', 'lost'])
})
