import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { KeyCap } from '~/components/key-cap'
import { useStore } from '~/lib/store'
import { dismiss, shownMs, toasts, undoLast, type Toast } from '~/lib/undo'
import { t } from './messages'
import styles from './toasts.module.css'

export function Toasts() {
  const shown = useStore(toasts)
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {shown.map((toast) => <Bar key={toast.id} toast={toast} />)}
    </div>
  )
}

/** Leaves after a while unless the pointer or the focus rests on it; Ctrl Z still works then. */
function Bar({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = window.setTimeout(() => dismiss(toast.id), shownMs)
    return () => window.clearTimeout(timer)
  }, [held, toast.id])
  const Icon = toast.tone === 'bad' ? IconAlertTriangle : IconCheck
  return (
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={styles.undo} onClick={() => void undoLast({ undone: t('undo.done'), failed: t('undo.failed') }, toast.id)}>
          {t('undo.button')}
          <KeyCap dark>Ctrl Z</KeyCap>
        </button>
      )}
      <button type="button" className={styles.close} onClick={() => dismiss(toast.id)} aria-label={t('undo.dismiss')}>
        <IconX size={14} stroke={1.75} />
      </button>
    </div>
  )
}
