import { t } from '~/app/messages'
import { sayInFull, type Speech } from '~/components/conditions/say'
import { inside } from '~/components/conditions/tree'
import type { EngagementRule, FitRule } from './types'

export const isFit = (rule: FitRule | EngagementRule): rule is FitRule => 'condition' in rule

/** Three parts: what, how, with what; the middle one is said quietly. */
export function ruleWords(rule: FitRule | EngagementRule, speech: Speech): [string, string, string] {
  if (isFit(rule)) {
    const [only, ...more] = inside(rule.condition)
    return [sayInFull(only && more.length === 0 ? only : rule.condition, 'contacts', speech) || t('segments.everybody'), '', '']
  }
  if (rule.kind === 'no_visit') return [t('scores.kind.no_visit'), '', t('scores.days_n', { n: rule.value })]
  if (rule.kind === 'page') return [t('scores.kind.page'), '', rule.value]
  if (rule.kind === 'form') return [t(rule.value ? 'scores.kind.form' : 'scores.kind.any_form'), '', rule.value]
  return [t(`scores.kind.${rule.kind}`), '', '']
}

export const ruleName = (rule: FitRule | EngagementRule, speech: Speech): string => rule.label || ruleWords(rule, speech).filter(Boolean).join(' ')
