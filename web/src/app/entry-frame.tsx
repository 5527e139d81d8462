import type { ReactNode } from 'react'
import { DepartmentMark } from '~/components/department'
import { Logo } from '~/components/logo'
import type { Department } from '~/api/types'
import { t } from './messages'
import styles from './entry.module.css'

/** Sign-in and set-up: the form at the left, what Tandem is at the right. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <main className={styles.side}>
        <div className={styles.brand}><Logo size={22} />{t('app.name')}</div>
        <div className={styles.content}>{children}</div>
        <p className={styles.local}>{t('sign_in.local')}</p>
      </main>
      <aside className={styles.poster}>
        <Rings />
        <div className={styles.claim}>
          <p className={styles.claimTitle}>{t('sign_in.claim')}</p>
          <p>{t('sign_in.claim_text')}</p>
        </div>
      </aside>
    </div>
  )
}

const radii = [196, 162, 128, 94, 60]

function Rings() {
  return (
    <div className={styles.rings}>
      <svg viewBox="0 0 580 396" fill="none" aria-hidden focusable="false">
        {radii.map((radius, index) => (
          <g key={radius} strokeWidth={index === 0 ? 2 : 1} opacity={index === 0 ? 0.95 : 0.42 - index * 0.07}>
            <circle cx="197" cy="198" r={radius} stroke="var(--mkt)" />
            <circle cx="383" cy="198" r={radius} stroke="var(--sal)" />
          </g>
        ))}
        <path d="M197 198H383" stroke="var(--ink-1)" strokeWidth="2" />
        <circle cx="197" cy="198" r="5" fill="var(--mkt)" />
        <rect x="378" y="193" width="10" height="10" rx="2" fill="var(--sal)" />
      </svg>
      <Step department="marketing" text={t('sign_in.step.asked')} time="08:26" left="0%" top="3%" />
      <Step department="sales" text={t('sign_in.step.accepted')} time="09:04" left="72%" top="30%" />
      <Step department="sales" text={t('sign_in.step.won')} time="17:20" left="57%" top="82%" />
    </div>
  )
}

function Step({ department, text, time, left, top }: { department: Department; text: string; time: string; left: string; top: string }) {
  return (
    <div className={styles.step} style={{ left, top }}>
      <DepartmentMark department={department} />
      <div>
        <p>{text}</p>
        <p className={styles.stepTime}>{time}</p>
      </div>
    </div>
  )
}
