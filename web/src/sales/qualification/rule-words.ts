import type { Property } from '~/api/types'
import { t } from '~/app/messages'
import type { EngagementRule, FitRule } from './types'

type Labelled = Pick<Property, 'name' | 'label'>

export const hasValue = (operator: FitRule['operator']): boolean => !['is_known', 'is_unknown', 'is_private_address'].includes(operator)
export const isFit = (rule: FitRule | EngagementRule): rule is FitRule => 'property' in rule

/** Three parts: what, how, with what; the middle one is said quietly. */
export function ruleWords(rule: FitRule | EngagementRule, properties: Labelled[]): [string, string, string] {
  if (isFit(rule)) {
    const property = properties.find((one) => one.name === rule.property)?.label ?? rule.property
    return [property, t(`scores.op.${rule.operator}`), hasValue(rule.operator) ? rule.value : '']
  }
  if (rule.kind === 'no_visit') return [t('scores.kind.no_visit'), '', t('scores.days_n', { n: rule.value })]
  if (rule.kind === 'page') return [t('scores.kind.page'), '', rule.value]
  if (rule.kind === 'form') return [t(rule.value ? 'scores.kind.form' : 'scores.kind.any_form'), '', rule.value]
  return [t(`scores.kind.${rule.kind}`), '', '']
}

export const ruleName = (rule: FitRule | EngagementRule, properties: Labelled[]): string => rule.label || ruleWords(rule, properties).filter(Boolean).join(' ')
