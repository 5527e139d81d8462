import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { ConditionForm } from '~/components/conditions/condition-form'
import { asGroup, everybody, isWhole } from '~/components/conditions/tree'
import { useFormChoices } from '~/lib/forms'
import { useClosing, useTyped } from '~/lib/leaving'
import { isSame } from '~/lib/theirs'
import { isFit } from './rule-words'
import { signalKinds, type EngagementRule, type FitRule } from './types'
import styles from './definition-dialog.module.css'

type Rule = FitRule | EngagementRule

export const freshId = (): string => `r${Date.now().toString(36)}`
export const freshFit = (): FitRule => ({ id: freshId(), label: '', condition: everybody, points: 10, enabled: true })
export const freshEngagement = (): EngagementRule => ({ id: freshId(), label: '', kind: 'page', value: '/', points: 5, half_life_days: 30, cap: 15, enabled: true })

export function RuleDialog({ rule, onClose, onSave }: { rule: Rule; onClose: () => void; onSave: (rule: Rule) => void }) {
  const [draft, setDraft] = useState<Rule>(rule)
  const closing = useClosing(onClose, useTyped(!isSame(draft, rule)))
  return (
    <Modal opened {...closing} title={t('scores.rule_title')} size={isFit(rule) ? 640 : 440}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); onSave(draft) }}>
        {isFit(draft) ? <ConditionForm label={t('scores.who')} condition={asGroup(draft.condition)} onChange={(condition) => setDraft({ ...draft, condition })} /> : <EngagementFields rule={draft} onChange={setDraft} />}
        <NumberInput label={t('scores.points')} value={draft.points} min={-100} max={100} allowDecimal={false} onChange={(points) => setDraft({ ...draft, points: Number(points) || 0 })} />
        <TextInput label={t('scores.label')} description={t('scores.label_hint')} value={draft.label} maxLength={120} onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })} />
        <div className={styles.actions}>
          <Button onClick={closing.onClose}>{t('leads.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={isFit(draft) && (!isWhole(draft.condition) || asGroup(draft.condition).conditions.length === 0)}>{t('scores.save')}</Button>
        </div>
      </form>
    </Modal>
  )
}

const valueLabels = { page: 'scores.path', no_visit: 'scores.days' } as const

function EngagementFields({ rule, onChange }: { rule: EngagementRule; onChange: (rule: EngagementRule) => void }) {
  const forms = useFormChoices()
  const label = rule.kind in valueLabels ? valueLabels[rule.kind as keyof typeof valueLabels] : undefined
  return (
    <>
      <Select label={t('scores.kind')} value={rule.kind} onChange={(kind) => onChange({ ...rule, kind: (kind as EngagementRule['kind']) ?? rule.kind, value: kind === 'no_visit' ? '60' : kind === 'page' ? '/' : '' })} data={signalKinds.map((one) => ({ value: one, label: t(`scores.kind.${one}`) }))} />
      {rule.kind === 'form' && <Select label={t('scores.form')} value={rule.value} onChange={(value) => onChange({ ...rule, value: value ?? '' })} data={[{ value: '', label: t('scores.any_form') }, ...forms]} />}
      {label && <TextInput label={t(label)} required value={rule.value} maxLength={200} onChange={(event) => onChange({ ...rule, value: event.currentTarget.value })} />}
      {rule.kind !== 'no_visit' && <NumberInput label={t('scores.half_life')} value={rule.half_life_days} min={0} max={3650} allowDecimal={false} onChange={(days) => onChange({ ...rule, half_life_days: Number(days) || 0 })} />}
      {rule.kind !== 'no_visit' && <NumberInput label={t('scores.cap_hint')} value={rule.cap} min={0} max={100} allowDecimal={false} onChange={(cap) => onChange({ ...rule, cap: Number(cap) || 0 })} />}
    </>
  )
}
