import { t } from '~/app/messages'
import { TwoRings } from '~/components/department'
import { StageGlyph } from '~/components/stage-glyph'
import { writeDates, type Period } from '~/lib/days'
import { formatDuration, formatWhole } from '~/lib/format'
import { Link } from '~/lib/routes'
import { sayRate, scaleOf, type Compared } from './deltas'
import { isSales, type Step } from './funnel'
import { Points } from './points'
import styles from './funnel-band.module.css'

const height = 250
const glyphs: Record<Step, string> = { visitors: '', lead: 'lead', mql: 'marketingqualifiedlead', sql: 'salesqualifiedlead', opportunity: 'opportunity', customer: 'customer' }

interface Props {
  period: Period
  steps: Compared[]
  chosen: Step | undefined
  onChoose: (step: Step) => void
}

/** Six steps as one band whose height is the count. Visitors outnumber the rest by far: their column is cut, and says so. */
export function FunnelBand({ period, steps, chosen, onChoose }: Props) {
  const { top, isCut, ticks } = scaleOf(steps.map((one) => one.count))
  const heightOf = (view: Compared) => Math.max(view.count > 0 ? 3 : 0, Math.round((Math.min(view.count, top) / top) * height))
  return (
    <>
      <div className={styles.band} role="group" aria-label={t('funnel.nav')}>
        <div className={styles.axis} aria-hidden>
          {isCut && <p>{t('funnel.cut')}</p>}
          {ticks.map((tick) => <span key={tick} style={{ bottom: (tick / top) * height }}>{formatWhole(tick)}</span>)}
        </div>
        {steps.map((view, index) => (
          <div key={view.step} className={styles.column} data-chosen={view.step === chosen || undefined} data-sales={isSales(view.step) || undefined}>
            <p className={styles.name}><StageGlyph stage={glyphs[view.step]} />{t(`funnel.step.${view.step}`)}</p>
            {view.filterGroups ? (
              <button type="button" className={styles.count} data-number aria-pressed={view.step === chosen} aria-label={t('funnel.open', { n: view.count, step: t(`funnel.step.${view.step}`) })} onClick={() => onChoose(view.step)}>
                {formatWhole(view.count)}
              </button>
            ) : (
              <Link className={styles.count} to="/analytics" search={{ period: writeDates(period) }}>{formatWhole(view.count)}</Link>
            )}
            <div className={styles.place} style={{ height }}>
              <Flow from={heightOf(view)} to={steps[index + 1] ? heightOf(steps[index + 1]!) : 0} last={index === steps.length - 1} />
              <div className={styles.bar} style={{ height: heightOf(view) }} />
              {index === 0 && isCut && <CutMark at={heightOf(view) - 34} />}
            </div>
          </div>
        ))}
      </div>
      <div className={styles.passages}>
        <p>{t('funnel.went_on')}<br />{t('funnel.median')}</p>
        {steps.slice(1).map((view) => <Passage key={view.step} view={view} handoff={view.step === 'sql'} />)}
      </div>
    </>
  )
}

/** The soft slope from one column to the next. */
function Flow({ from, to, last }: { from: number; to: number; last: boolean }) {
  if (last) return null
  const path = `M0 ${height - from} C 50 ${height - from}, 50 ${height - to}, 100 ${height - to} V ${height} H 0 Z`
  return <svg className={styles.flow} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden><path d={path} /></svg>
}

function CutMark({ at }: { at: number }) {
  return (
    <svg className={styles.cut} style={{ bottom: at }} viewBox="0 0 60 8" preserveAspectRatio="none" aria-hidden>
      <path d="M0 6 6 2 12 6 18 2 24 6 30 2 36 6 42 2 48 6 54 2 60 6" fill="none" strokeWidth="3" />
    </svg>
  )
}

/** Stands between two columns: which share went on, and how long that took. */
function Passage({ view, handoff }: { view: Compared; handoff: boolean }) {
  return (
    <p className={styles.passage}>
      <strong>{handoff && <TwoRings size={14} />}{sayRate(view)} <Points points={view.points} /></strong>
      <span>{typeof view.median_ms === 'number' && formatDuration(view.median_ms)}</span>
    </p>
  )
}
