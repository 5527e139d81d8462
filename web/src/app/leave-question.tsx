import { Button, getDefaultZIndex, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import styles from '~/components/form-dialog.module.css'
import { mayLeave, question, unsaved } from '~/lib/leaving'
import { useStore } from '~/lib/store'
import { t } from './messages'

/** What a page says of itself in its address is no other page. */
const isLeft = async ({ current, next }: { current: { pathname: string }; next: { pathname: string } }) => current.pathname !== next.pathname && !(await mayLeave())

/** The browser asks in its own words; what saves itself is sent meanwhile. */
const warn = () => {
  for (const written of unsaved.get()) void written.flush()
  return true
}

/** Asks before what is written and not saved is left, by whatever way. */
export function LeaveQuestion() {
  const isUnsaved = useStore(unsaved).length > 0
  const open = useStore(question)
  useBlocker({ shouldBlockFn: isLeft, enableBeforeUnload: warn, disabled: !isUnsaved })
  return (
    <Modal opened={open !== undefined} onClose={() => open?.answer(false)} title={t('leave.title')} size={440} zIndex={getDefaultZIndex('modal') + 1}>
      <div className={styles.form}>
        <p>{t('leave.text')}</p>
        <div className={styles.foot}>
          <Button className="danger" onClick={() => open?.answer(true)}>{t('leave.leave')}</Button>
          <Button variant="filled" data-autofocus onClick={() => open?.answer(false)}>{t('leave.stay')}</Button>
        </div>
      </div>
    </Modal>
  )
}
