import { expect, test } from 'vitest'
import { ruleName, ruleWords } from './rule-words'
import type { EngagementRule, FitRule } from './types'

const properties = [{ name: 'industry', label: 'Industry' }]
const fit = (more: Partial<FitRule>): FitRule => ({ id: 'a', label: '', property: 'industry', operator: 'is', value: 'Retail', points: 5, enabled: true, ...more })
const engagement = (more: Partial<EngagementRule>): EngagementRule => ({ id: 'b', label: '', kind: 'visit', value: '', points: 5, half_life_days: 30, cap: 10, enabled: true, ...more })

test('a rule reads as a sentence', () => {
  expect(ruleName(fit({}), properties)).toBe('Industry is Retail')
  expect(ruleName(fit({ operator: 'is_known' }), properties)).toBe('Industry is known')
  expect(ruleName(engagement({ kind: 'no_visit', value: '60' }), properties)).toBe('No visit for 60 days')
  expect(ruleName(engagement({ kind: 'form' }), properties)).toBe('Any form sent')
})

test('a name of its own comes first, an unknown property keeps its own', () => {
  expect(ruleName(fit({ label: 'Our trade' }), properties)).toBe('Our trade')
  expect(ruleWords(fit({ property: 'budget' }), properties)[0]).toBe('budget')
})
