import { ActionIcon, NumberInput, Switch } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import type { Speech } from '~/components/conditions/say'
import { formatNumber } from '~/lib/format'
import { useFormChoices } from '~/lib/forms'
import { isFit, ruleName, ruleWords } from './rule-words'
import type { EngagementRule, FitRule } from './types'
import styles from './scores.module.css'

type Rule = FitRule | EngagementRule
interface Props {
  rule: Rule
  /** The same rule in the version that is in use. */
  former: Rule | undefined
  speech: Speech
  /** What it asks for is not there any more. */
  problem: string | undefined
  reach: number | undefined
  mayEdit: boolean
  isDraft: boolean
  onChange: (rule: Rule) => void
  onEdit: () => void
  onRemove: () => void
}

const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)

export function RuleRow({ rule, former, speech, problem, reach, mayEdit, isDraft, onChange, onEdit, onRemove }: Props) {
  const name = ruleName(rule, speech)
  const changed = isDraft && former !== undefined && JSON.stringify(former) !== JSON.stringify(rule)
  const fades = isFit(rule) || rule.kind === 'no_visit' || rule.half_life_days === 0
  return (
    <div className={styles.rule} data-changed={changed || undefined} data-off={!rule.enabled || undefined}>
      <button type="button" className={styles.words} onClick={onEdit} disabled={!mayEdit} aria-label={t('scores.edit', { rule: name })}><Words rule={rule} speech={speech} />{problem && <em className={styles.problem}>{problem}</em>}</button>
      <span className={styles.points}>
        {isDraft && !former && <span className={styles.new}>{t('scores.new')}</span>}
        {former && former.points !== rule.points && <s>{signed(former.points)}</s>}
        <Points key={rule.points} points={rule.points} label={t('scores.points_of', { rule: name })} disabled={!mayEdit} onChange={(points) => onChange({ ...rule, points })} />
      </span>
      <span className={styles.number}>{isFit(rule) || rule.kind === 'no_visit' ? '' : rule.cap || '–'}</span>
      <span className={styles.fades}>{fades ? t('scores.never') : t('scores.half', { n: (rule as EngagementRule).half_life_days })}</span>
      <span className={styles.number}>{reach === undefined ? '' : formatNumber(reach)}</span>
      <Switch withThumbIndicator={false} checked={rule.enabled} disabled={!mayEdit} aria-label={t('scores.on', { rule: name })} onChange={(event) => onChange({ ...rule, enabled: event.currentTarget.checked })} />
      {mayEdit ? <ActionIcon size={24} className={styles.remove} aria-label={t('scores.remove', { rule: name })} onClick={onRemove}><IconTrash size={14} stroke={1.75} /></ActionIcon> : <span />}
    </div>
  )
}

function Words({ rule, speech }: { rule: Rule; speech: Speech }) {
  const forms = useFormChoices()
  const [what, how, given] = ruleWords(rule, speech)
  const value = !isFit(rule) && rule.kind === 'form' ? (forms.find((form) => form.value === given)?.label ?? given) : given
  return <><b>{rule.label || what}</b>{rule.label ? ` ${what.toLowerCase()} ${how}` : ` ${how}`} <b className={styles.value}>{value}</b></>
}

/** Sent when the field is left or with Enter. */
function Points({ points, label, disabled, onChange }: { points: number; label: string; disabled: boolean; onChange: (points: number) => void }) {
  const [value, setValue] = useState<number | string>(points)
  const send = () => {
    const next = Number(value)
    if (value === '' || !Number.isFinite(next)) setValue(points)
    else if (next !== points) onChange(next)
  }
  return (
    <NumberInput className={styles.input} value={value} onChange={setValue} onBlur={send} disabled={disabled} hideControls allowDecimal={false} min={-100} max={100} prefix={Number(value) > 0 ? '+' : ''} aria-label={label}
      onKeyDown={(event) => { if (event.key === 'Enter') send(); if (event.key === 'Escape') setValue(points) }} />
  )
}
