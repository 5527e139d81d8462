import { expect, test } from 'vitest'
import { readFilters } from '~/lib/filters'
import { groupsOf, hasParts, listAddress } from './behind-scope'
import type { StepView } from './funnel'

const from = new Date(2026, 9, 30).getTime()
const to = new Date(2026, 10, 28, 23, 59, 59, 999).getTime()
const between = { propertyName: 'hs_lifecyclestage_lead_date', operator: 'BETWEEN' as const, value: String(from), highValue: String(to) }
const leads: StepView = { step: 'lead', count: 3, filterGroups: [{ filters: [between, { propertyName: 'hs_analytics_source', operator: 'EQ', value: 'Google Ads' }] }] }

test('who went on has entered the next step; who is still here has not', () => {
  const last = (part: 'went_on' | 'still_here') => groupsOf(leads, part)[0]?.filters.at(-1)
  expect(last('went_on')).toEqual({ propertyName: 'hs_lifecyclestage_marketingqualifiedlead_date', operator: 'HAS_PROPERTY' })
  expect(last('still_here')?.operator).toBe('NOT_HAS_PROPERTY')
  expect(groupsOf(leads, 'all')).toEqual(leads.filterGroups)
})

test('nothing comes after a customer', () => {
  expect(hasParts('opportunity')).toBe(true)
  expect(hasParts('customer')).toBe(false)
})

test('the list has the same days and the same source as chips', () => {
  const address = new URL(listAddress(leads.filterGroups ?? []) ?? '', 'http://tandem')
  expect(readFilters(address.searchParams.get('f') ?? '')).toEqual([
    { property: 'hs_lifecyclestage_lead_date', operator: 'after', values: ['2026-10-30'] },
    { property: 'hs_lifecyclestage_lead_date', operator: 'before', values: ['2026-11-29'] },
    { property: 'hs_analytics_source', operator: 'is', values: ['Google Ads'] },
  ])
})

test('what chips cannot say has no list', () => {
  expect(listAddress([{ filters: [between] }, { filters: [between] }])).toBeUndefined()
  expect(listAddress([{ filters: [{ propertyName: 'email', operator: 'IN', values: ['a'] }] }])).toBeUndefined()
})
