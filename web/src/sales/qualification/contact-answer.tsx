import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { useRecord } from '~/components/records/queries'
import { recordName } from '~/components/records/values'
import ContactAccept from './contact-accept'
import { useContactScore } from './leads'
import { RejectPopover } from './reject-popover'
import styles from './contact-score.module.css'

/** The answer to a lead on the contact itself. */
export default function ContactAnswer({ id }: { id: string }) {
  const { data: why } = useContactScore(id)
  const { data: contact } = useRecord('contacts', id)
  const [rejecting, setRejecting] = useState(false)
  const offer = why?.offer
  if (!offer?.may_answer || !contact) return null
  const handoff = { id: offer.id, contact_id: id, name: recordName('contacts', contact) }
  return (
    <span className={styles.answer}>
      <RejectPopover handoff={handoff} opened={rejecting} onClose={() => setRejecting(false)}>
        <Button onClick={() => setRejecting(true)}>{t('leads.reject')}</Button>
      </RejectPopover>
      <ContactAccept id={id} />
    </span>
  )
}
