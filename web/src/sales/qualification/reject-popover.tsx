import { Button, Popover, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { KeyCap } from '~/components/key-cap'
import { useClosing, useTyped } from '~/lib/leaving'
import { useReject } from './leads'
import { rejectReasons, type RejectReason } from './types'
import styles from './reject-popover.module.css'

interface Props {
  handoff: { id: string; contact_id: string; name: string }
  opened: boolean
  onClose: () => void
  /** After the answer was sent: where the focus goes on. */
  onDone?: () => void
  children: ReactNode
}

/** Opens on the reasons: 1 to 5 choose, Enter goes on to the sentence and sends. */
export function RejectPopover({ handoff, opened, onClose, onDone, children }: Props) {
  const [isTyped, setTyped] = useState(false)
  const closing = useClosing(onClose, useTyped(opened && isTyped))
  return (
    <Popover opened={opened} onChange={(next) => { if (!next) closing.onClose() }} closeOnEscape={closing.closeOnEscape} position="bottom-end" width={344} withArrow arrowSize={10} arrowPosition="side" trapFocus returnFocus withinPortal>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown p={0}>{opened && <Reasons handoff={handoff} onTyped={setTyped} onClose={closing.onClose} onDone={onDone ?? onClose} />}</Popover.Dropdown>
    </Popover>
  )
}

interface ReasonsProps {
  handoff: Props['handoff']
  onTyped: (isTyped: boolean) => void
  onClose: () => void
  onDone: () => void
}

function Reasons({ handoff, onTyped, onClose, onDone }: ReasonsProps) {
  const [reason, setReason] = useState<RejectReason>()
  const [sentence, setSentence] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const reject = useReject()
  const isTyped = sentence.trim() !== ''
  useEffect(() => {
    onTyped(isTyped)
    return () => onTyped(false)
  }, [isTyped, onTyped])
  const send = () => {
    if (!reason || reject.isPending) return
    if (!sentence.trim()) {
      setMissing(true)
      field.current?.focus()
      return
    }
    reject.mutate({ handoff, reason, sentence: sentence.trim() }, { onSuccess: onDone })
  }
  const onKey = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLInputElement
    const chosen = inField ? undefined : rejectReasons[Number(event.key) - 1]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (chosen) setReason(chosen)
    else if (step && !inField) setReason(rejectReasons[(Math.max(0, rejectReasons.indexOf(reason ?? 'no_budget')) + (reason ? step : 0) + rejectReasons.length) % rejectReasons.length])
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement && event.target.dataset['plain'])) send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.reject} onKeyDown={onKey}>
      <h3>{t('leads.why_not', { name: handoff.name })}</h3>
      <p>{t('leads.goes_back')}</p>
      <div role="radiogroup" aria-label={t('leads.why_not', { name: handoff.name })} className={styles.reasons}>
        {rejectReasons.map((one, index) => (
          <button key={one} type="button" role="radio" aria-checked={reason === one} className={styles.reason} tabIndex={one === (reason ?? rejectReasons[0]) ? 0 : -1} data-autofocus={index === 0 || undefined} onClick={() => setReason(one)}>
            <span className={styles.dot} />
            <span className={styles.label}>{t(`leads.reason.${one}`)}</span>
            <KeyCap>{index + 1}</KeyCap>
          </button>
        ))}
      </div>
      <div className={styles.sentence}>
        <TextInput ref={field} required placeholder={t('leads.sentence')} aria-label={t('leads.sentence')} value={sentence} maxLength={1000} error={missing && !sentence.trim() && t('leads.sentence_missing')} onChange={(event) => setSentence(event.currentTarget.value)} />
      </div>
      <footer>
        <span>{t('leads.undo_note')}</span>
        <Button data-plain="1" onClick={onClose}>{t('leads.cancel')}</Button>
        <Button className="danger" disabled={!reason} loading={reject.isPending} onClick={send}>{t('leads.reject_lead')}</Button>
      </footer>
    </div>
  )
}
