import { expect, test } from 'vitest'
import { paramsOf } from './own-list-queries'

test('filters become one parameter each, owners by the name the list takes', () => {
  const filters = [
    { property: 'state', operator: 'in' as const, values: ['sent', 'opened'] },
    { property: 'hubspot_owner_id', operator: 'in' as const, values: ['7'] },
  ]
  expect(paramsOf(filters, ' bikes ')).toEqual({ state: 'sent,opened', owner_id: '7', query: 'bikes' })
})

test('what says nothing is left out', () => {
  expect(paramsOf([{ property: 'state', operator: 'in', values: [] }, { property: 'state', operator: 'unknown', values: [] }], '  ')).toEqual({})
})
