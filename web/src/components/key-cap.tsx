import { Fragment, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { keyCaps } from '~/lib/keyboard'
import styles from './key-cap.module.css'

export function KeyCap({ children, dark = false }: { children: ReactNode; dark?: boolean }) {
  return <kbd className={styles.cap} data-dark={dark || undefined}>{children}</kbd>
}

/** 'g c' as two caps with a word between, 'mod+k' as two side by side. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={styles.caps}>
      {keyCaps(keys).map((step, index) => (
        <Fragment key={index}>
          {index > 0 && <span className={styles.then}>{t('keys.then')}</span>}
          {step.map((cap) => <KeyCap key={cap}>{cap}</KeyCap>)}
        </Fragment>
      ))}
    </span>
  )
}
