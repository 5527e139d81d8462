import { t } from '~/app/messages'
import { RailNothing, RailSection } from '~/components/records/rail'
import { formatRecent } from '~/lib/format'
import { useContactScore } from './leads'
import type { ContactScore as Why, ScorePart } from './types'
import styles from './contact-score.module.css'

/** Each point of a contact's score, explained. */
export default function ContactScore({ id }: { id: string }) {
  const { data: why } = useContactScore(id)
  if (!why) return null
  const change = why.total - why.total_week_ago
  return (
    <RailSection title={<>{t('why.title', { n: why.total })}{change !== 0 && why.at && <span className={styles.week} data-up={change > 0}>{change > 0 ? '▲' : '▼'} {Math.abs(change)} {t('why.week')}</span>}</>}
      action={<span className={styles.quiet}>{t('why.rules', { n: why.version })}</span>}>
      <div className={styles.meter} role="img" aria-label={`${t('why.fit')} ${why.fit}, ${t('why.engagement')} ${why.engagement}`}>
        <i className={styles.fit} style={{ width: `${Math.max(0, why.fit)}%` }} />
        <i className={styles.engagement} style={{ width: `${Math.max(0, why.engagement)}%` }} />
      </div>
      <Group name="fit" points={why.fit} cap={why.fit_cap} why={why} />
      <Group name="engagement" points={why.engagement} cap={why.engagement_cap} why={why} />
      {why.parts.length === 0 && <RailNothing>{t('why.nothing')}</RailNothing>}
    </RailSection>
  )
}

function Group({ name, points, cap, why }: { name: 'fit' | 'engagement'; points: number; cap: number; why: Why }) {
  const parts = why.parts.filter((part) => part.group === name)
  if (parts.length === 0) return null
  const faded = parts.reduce((sum, part) => sum + part.faded, 0)
  const held = parts.reduce((sum, part) => sum + part.points, 0) - points
  return (
    <>
      <div className={styles.group}><span>{t(`why.${name}`)}</span><span>{t('why.of', { n: points, cap })}</span></div>
      {/* What faded is shown as a line of its own: the rules with what they once gave, then what time took. */}
      {parts.map((part) => <Line key={part.rule_id} points={part.points + part.faded} label={part.label} end={endOf(part)} />)}
      {faded !== 0 && <Line points={-faded} label={t('why.faded')} end={t('why.faded_note')} />}
      {held > 0 && <Line points={-held} label={t('why.held')} />}
    </>
  )
}

const endOf = (part: ScorePart): string => part.detail || (part.group === 'engagement' && part.last_at ? formatRecent(part.last_at) : '')

function Line({ points, label, end }: { points: number; label: string; end?: string }) {
  return (
    <div className={styles.line}>
      <b data-minus={points < 0 || undefined}>{points < 0 ? `−${-points}` : `+${points}`}</b>
      <span>{label}</span>
      {end && <em>{end}</em>}
    </div>
  )
}
