import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import type { Speech } from '~/components/conditions/say'
import { RuleRow } from './rule-row'
import type { EngagementRule, FitRule, Preview, RuleSets } from './types'
import styles from './scores.module.css'

type Rule = FitRule | EngagementRule
interface Props {
  name: 'fit' | 'engagement'
  rules: Rule[]
  cap: number
  sets: RuleSets
  speech: Speech
  preview: Preview | undefined
  mayEdit: boolean
  onCap: (cap: number) => void
  onChange: (rule: Rule) => void
  onEdit: (rule: Rule) => void
  onRemove: (rule: Rule) => void
}

export function RuleGroup({ name, rules, cap, sets, speech, preview, mayEdit, onCap, onChange, onEdit, onRemove }: Props) {
  const former: Rule[] = sets.active.rules[name]
  const { problems } = sets.draft ?? sets.active
  const problemOf = (at: number) => (name === 'fit' ? problems.find(({ pointer }) => pointer.startsWith(`/fit/${at}/`))?.message : undefined)
  return (
    <section aria-label={t(`scores.${name}`)}>
      <header className={styles.group}>
        <h2>{t(`scores.${name}`)}</h2><span>{t(`scores.${name}_note`)}</span>
        <span className={styles.cap}>{t('scores.at_most')} <Cap key={cap} cap={cap} disabled={!mayEdit} label={t('scores.cap_of_group', { group: t(`scores.${name}`) })} onChange={onCap} /> {t('scores.points_unit')}</span>
        <span className={styles.meter} aria-hidden><i style={{ width: `${cap}%` }} /></span>
      </header>
      {name === 'fit' && (
        <div className={styles.columns} aria-hidden>
          <span>{t('scores.when')}</span><span className={styles.number}>{t('scores.points')}</span><span className={styles.number}>{t('scores.cap')}</span>
          <span>{t('scores.fades')}</span><span className={styles.number}>{t('scores.contacts')}</span><span /><span />
        </div>
      )}
      {rules.map((rule, at) => (
        <RuleRow key={rule.id} rule={rule} former={former.find((one) => one.id === rule.id)} speech={speech} problem={problemOf(at)} isDraft={Boolean(sets.draft)} mayEdit={mayEdit}
          reach={preview ? (preview.reach.find((one) => one.rule_id === rule.id)?.contacts ?? 0) : undefined}
          onChange={onChange} onEdit={() => onEdit(rule)} onRemove={() => onRemove(rule)} />
      ))}
    </section>
  )
}

function Cap({ cap, label, disabled, onChange }: { cap: number; label: string; disabled: boolean; onChange: (cap: number) => void }) {
  const [value, setValue] = useState<number | string>(cap)
  const send = () => {
    if (value === '') setValue(cap)
    else if (Number(value) !== cap) onChange(Number(value))
  }
  return <NumberInput className={styles.small} value={value} onChange={setValue} onBlur={send} disabled={disabled} hideControls allowDecimal={false} min={0} max={100} aria-label={label} onKeyDown={(event) => { if (event.key === 'Enter') send() }} />
}
