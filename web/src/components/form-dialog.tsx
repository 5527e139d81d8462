import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useClosing, type Written } from '~/lib/leaving'
import styles from './form-dialog.module.css'

interface Props {
  title: string
  size?: number
  /** The button that sends it. */
  submit: string
  busy?: boolean
  disabled?: boolean
  /** What is typed into it; before it is lost, it is asked. */
  draft: Written
  /** Left of the button. */
  beside?: ReactNode
  onSubmit: () => void
  onClose: () => void
  /** The fields, one below the other, and what is wrong with them. */
  children: ReactNode
}

/** A few fields and one button. */
export function FormDialog({ title, size = 480, submit, busy = false, disabled = false, draft, beside, onSubmit, onClose, children }: Props) {
  return (
    <Modal opened {...useClosing(onClose, draft)} title={title} size={size}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        <div className={styles.foot}>
          {beside}
          <Button type="submit" variant="filled" loading={busy} disabled={disabled}>{submit}</Button>
        </div>
      </form>
    </Modal>
  )
}
