import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import styles from './form-dialog.module.css'
import { Problem } from './problem'

interface Props {
  title: string
  /** The button that does it. */
  button: string
  busy: boolean
  error: unknown
  onDo: () => void
  onClose: () => void
  /** What is lost, and what stays. */
  children: ReactNode
}

/** What no toast could take back is asked before; everything else has Undo. */
export function Irrevocable({ title, button, busy, error, onDo, onClose, children }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} size={440}>
      <div className={styles.form}>
        {children}
        <Problem error={error} />
        <div className={styles.foot}>
          <Button data-autofocus onClick={onClose}>{t('cancel')}</Button>
          <Button className="danger" loading={busy} onClick={onDo}>{button}</Button>
        </div>
      </div>
    </Modal>
  )
}
