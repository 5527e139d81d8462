import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { KeyCap } from '~/components/key-cap'
import { recordName } from '~/components/records/values'
import { useClosing, useTyped } from '~/lib/leaving'
import styles from './lost-reason.module.css'

const reasons = ['price', 'competitor', 'timing', 'no_need', 'missing', 'no_answer'] as const

interface Props {
  deal: CrmRecord
  onClose: () => void
  onReason: (reason: string) => void
}

/** The coded reason, by its number or a click, and a sentence if there is more to say. */
export function LostReason({ deal, onClose, onReason }: Props) {
  const [chosen, setChosen] = useState<(typeof reasons)[number]>()
  const [sentence, setSentence] = useState('')
  const closing = useClosing(onClose, useTyped(sentence.trim() !== ''))
  const send = () => {
    if (chosen) onReason([t(`deals.reason.${chosen}`), sentence.trim()].filter(Boolean).join(': '))
  }
  return (
    <Modal opened {...closing} title={t('deals.lost.title', { name: recordName('deals', deal) })} size={460}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => {
          const reason = reasons[Number(event.key) - 1]
          if (reason && !(event.target instanceof HTMLTextAreaElement)) setChosen(reason)
        }}
      >
        <p className={styles.hint}>{t('deals.lost.hint')}</p>
        <div role="radiogroup" aria-label={t('deals.lost.title', { name: recordName('deals', deal) })} className={styles.reasons}>
          {reasons.map((reason, index) => (
            <label key={reason} className={styles.reason} data-chosen={chosen === reason || undefined}>
              <input type="radio" name="reason" checked={chosen === reason} onChange={() => setChosen(reason)} data-autofocus={index === 0 || undefined} />
              <span>{t(`deals.reason.${reason}`)}</span>
              <KeyCap>{index + 1}</KeyCap>
            </label>
          ))}
        </div>
        <Textarea label={t('deals.lost.sentence')} value={sentence} onChange={(event) => setSentence(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <div className={styles.foot}>
          <Button onClick={closing.onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!chosen}>{t('deals.lost.button')}</Button>
        </div>
      </form>
    </Modal>
  )
}
