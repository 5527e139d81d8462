import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { TwoRings } from '~/components/department'
import { sayInFull } from '~/components/conditions/say'
import { useSpeech } from '~/components/conditions/speech'
import type { Condition } from '~/components/conditions/tree'
import { formatDay, formatDuration, formatPercent } from '~/lib/format'
import { useFormChoices } from '~/lib/forms'
import { Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { DefinitionDialog } from './definition-dialog'
import { useDefinitions, useVerdicts } from './leads'
import type { Conditions, Definition, RejectReason, Verdict, Verdicts } from './types'
import type { Count } from './verdict-scope'
import styles from './leads.module.css'

export function LeadsRail() {
  const [from] = useState(() => new Date(new Date().getFullYear(), new Date().getMonth(), 1))
  const verdicts = useVerdicts(from)
  return (
    <aside className={styles.rail}>
      <Means />
      {verdicts.data && <SoFar verdicts={verdicts.data} month={from.toLocaleDateString('en-GB', { month: 'long' })} />}
      {verdicts.data && <Why all={verdicts.data.all} />}
    </aside>
  )
}

/** Of what all has to hold, each by itself. */
const eachOf = (condition: Condition): Condition[] => (condition.type === 'all' ? condition.conditions : [condition])

/** What both departments call ready, in words. */
export function useConditionWords(): (conditions: Conditions) => string[] {
  const speech = useSpeech()
  const forms = useFormChoices()
  const form = (id: string) => forms.find((one) => one.value === id)?.label ?? t('leads.rail.agreed_form')
  return (conditions) => [
    t(conditions.form_id ? 'leads.rail.points_or_form' : 'leads.rail.points', { n: conditions.score, form: conditions.form_id ? form(conditions.form_id) : '' }),
    ...eachOf(conditions.condition).map((one) => sayInFull(one, 'contacts', speech)),
  ]
}

function Means() {
  const { data } = useDefinitions()
  const words = useConditionWords()
  const mayPropose = useMay('market')
  const [open, setOpen] = useState(false)
  if (!data) return null
  return (
    <section className={styles.part}>
      <header>
        <TwoRings /><h2>{t('leads.rail.means')}</h2>
        <span>{t('leads.rail.version', { n: data.active.version })}</span>
      </header>
      {words(data.active.conditions).map((line) => (
        <div key={line} className={styles.condition}><IconCheck size={15} stroke={2} aria-hidden /><span>{line}</span></div>
      ))}
      <Signed definition={data.active} />
      {(data.proposed || mayPropose) && (
        <p style={{ marginTop: 8 }}>
          <button type="button" className={styles.link} onClick={() => setOpen(true)}>{data.proposed ? t('leads.rail.proposed', { n: data.proposed.version }) : t('leads.rail.change')}</button>
        </p>
      )}
      <DefinitionDialog opened={open} onClose={() => setOpen(false)} definitions={data} />
    </section>
  )
}

function Signed({ definition }: { definition: Definition }) {
  const [a, b] = definition.signatures
  if (!a || !b) return <p className={styles.signed}>{t('leads.rail.unsigned')}</p>
  const first = (name: string) => name.split(' ')[0] ?? name
  return (
    <div className={styles.signed}>
      {definition.signatures.map((one) => <Avatar key={one.side} name={one.name} size={20} tone={one.side === 'marketing' ? 'mkt' : 'sal'} />)}
      <span>{t('leads.rail.signed', { a: first(a.name), b: first(b.name), when: formatDay(definition.active_since ?? b.signed_at) })}</span>
    </div>
  )
}

/** Less time and a larger share are better; nothing is shown without a period before. */
function Delta({ now, before, less, text }: { now: number | null | undefined; before: number | null | undefined; less: boolean; text: (by: number) => string }) {
  if (typeof now !== 'number' || typeof before !== 'number' || now === before) return <span className={styles.delta} />
  return <span className={styles.delta} data-good={now < before === less}>{now < before ? '▼' : '▲'} {text(Math.abs(now - before))}</span>
}

function SoFar({ verdicts: { all, before }, month }: { verdicts: Verdicts; month: string }) {
  return (
    <section className={styles.part}>
      <header><h2>{t('leads.rail.so_far', { month })}</h2><span>{all.handed_over > 0 ? <Link to="/verdicts" search={{ period: 'month', what: 'handed_over' }}>{t('leads.rail.handed_over', { n: all.handed_over })}</Link> : t('leads.rail.handed_over', { n: 0 })}</span></header>
      <dl className={styles.numbers}>
        <div><dt>{t('leads.rail.accepted')}</dt><dd><Behind what="accepted" n={all.accepted} /></dd></div>
        <div><dt>{t('leads.rail.rejected')}</dt><dd><Behind what="rejected" n={all.rejected} /></dd></div>
        <div><dt>{t('leads.rail.waiting')}</dt><dd><Behind what="waiting" n={all.waiting} /></dd></div>
      </dl>
      <div className={styles.line}>
        <span>{t('leads.rail.median')}</span><b>{typeof all.median_answer_ms === 'number' ? formatDuration(all.median_answer_ms) : '–'}</b>
        <Delta now={all.median_answer_ms} before={before?.median_answer_ms} less text={formatDuration} />
      </div>
      <div className={styles.line}>
        <span>{t('leads.rail.in_time')}</span><b>{typeof all.in_time === 'number' ? formatPercent(all.in_time, 0) : '–'}</b>
        <Delta now={all.in_time} before={before?.in_time} less={false} text={(by) => t('leads.rail.points_by', { n: Math.round(by * 100) })} />
      </div>
    </section>
  )
}

/** The leads that a number of this month counts, on the page of verdicts. */
function Behind({ what, n, reason }: { what: Count; n: number; reason?: RejectReason }) {
  if (n === 0) return '0'
  const said = reason ? t(`leads.reason.${reason}`) : t(`verdicts.${what}`)
  return <Link to="/verdicts" search={{ period: 'month', what, reason }} aria-label={t('verdicts.open.number', { n, what: said, of: t('verdicts.month') })}>{n}</Link>
}

function Why({ all }: { all: Verdict }) {
  const most = Math.max(1, ...all.reasons.map((reason) => reason.leads))
  return (
    <section className={styles.part}>
      <header><h2>{t('leads.rail.why')}</h2><span><Behind what="rejected" n={all.rejected} /></span></header>
      {all.reasons.map(({ reason_code: reason, leads }) => (
        <div key={reason} className={styles.why}>
          <i style={{ width: `${(leads / most) * 86}%` }} /><span>{t(`leads.reason.${reason}`)}</span><b><Behind what="rejected" n={leads} reason={reason} /></b>
        </div>
      ))}
      {all.reasons.length === 0 && <p className={styles.quiet}>{t('leads.rail.no_rejected')}</p>}
      <p style={{ marginTop: 10 }}><Button component={Link} to="/verdicts" size="xs">{t('leads.rail.all')}</Button></p>
    </section>
  )
}
