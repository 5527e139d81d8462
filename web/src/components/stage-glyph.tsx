import { t } from '~/app/messages'
import styles from './stage-glyph.module.css'

/** HubSpot's lifecycle stages, in their order. */
export const lifecycleStages = [
  'subscriber', 'lead', 'marketingqualifiedlead', 'salesqualifiedlead', 'opportunity', 'customer', 'evangelist',
] as const
type LifecycleStage = (typeof lifecycleStages)[number]

export const stageIndex = (value: string): number => lifecycleStages.indexOf(value as LifecycleStage)
/** The short name the screens use: 'MQL'. */
export const stageShort = (value: string): string => (stageIndex(value) < 0 ? value : t(`stage.${value as LifecycleStage}`))

/** A ring with a pie of n/6: violet up to MQL, teal from SQL on, a tick for a customer. */
export function StageGlyph({ stage, size = 14 }: { stage: string; size?: number }) {
  const index = stageIndex(stage)
  const hue = index < 0 ? 'var(--ink-3)' : index <= 2 ? 'var(--mkt)' : 'var(--sal)'
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden focusable="false" style={{ flex: 'none' }}>
      {index >= 5 ? (
        <>
          <circle cx="7" cy="7" r="6.5" fill={hue} />
          <path d="M4.2 7.2 6.2 9.2 9.9 5.2" fill="none" stroke="var(--bg-page)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </>
      ) : (
        <>
          <circle cx="7" cy="7" r="6.1" fill="none" stroke={hue} strokeWidth="1.4" strokeDasharray={index < 0 ? '2.4 2' : undefined} />
          {index >= 0 && <path d={pie((index + 1) / 6)} fill={hue} />}
        </>
      )}
    </svg>
  )
}

function pie(share: number): string {
  const angle = share * 2 * Math.PI
  const x = 7 + 3.9 * Math.sin(angle)
  const y = 7 - 3.9 * Math.cos(angle)
  return `M7 7V3.1A3.9 3.9 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`
}

export function StageLabel({ stage }: { stage: string }) {
  return (
    <span className={styles.stage}>
      <StageGlyph stage={stage} />
      {stageShort(stage)}
    </span>
  )
}
