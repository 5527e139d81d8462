import { expect, test } from 'vitest'
import type { Speech } from '~/components/conditions/say'
import { ruleName, ruleWords } from './rule-words'
import type { EngagementRule, FitRule } from './types'

const speech = {
  properties: () => [{ name: 'industry', label: 'Industry', type: 'string', fieldType: 'text', options: [] }],
  words: () => ({ owners: [], currency: 'EUR', pipelines: [] }),
  events: [], own: [], kind: () => 'a deal', topic: (key: string) => key, segment: () => 'Asleep', subject: (_: unknown, subject: string) => subject,
} as unknown as Speech
const property = (propertyName: string, operator: 'EQ' | 'HAS_PROPERTY', value?: string) => ({ type: 'property' as const, propertyName, operator, ...(value && { value }) })
const fit = (...conditions: FitRule['condition'][]): FitRule => ({ id: 'a', label: '', condition: { type: 'all', conditions }, points: 5, enabled: true })
const engagement = (more: Partial<EngagementRule>): EngagementRule => ({ id: 'b', label: '', kind: 'visit', value: '', points: 5, half_life_days: 30, cap: 10, enabled: true, ...more })

test('a rule reads as a sentence', () => {
  expect(ruleName(fit(property('industry', 'EQ', 'Retail')), speech)).toBe('Industry is Retail')
  expect(ruleName(fit(property('industry', 'HAS_PROPERTY'), { type: 'segment', segment_id: '7' }), speech)).toBe('whose Industry is known, and who is in the segment Asleep')
  expect(ruleName(engagement({ kind: 'no_visit', value: '60' }), speech)).toBe('No visit for 60 days')
  expect(ruleName(engagement({ kind: 'form' }), speech)).toBe('Any form sent')
})

test('a name of its own comes first, an unknown property keeps its own', () => {
  expect(ruleName({ ...fit(property('industry', 'HAS_PROPERTY')), label: 'Our trade' }, speech)).toBe('Our trade')
  expect(ruleWords(fit(property('budget', 'HAS_PROPERTY')), speech)[0]).toContain('budget')
})
