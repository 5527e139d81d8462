import { Button } from '@mantine/core'
import { t } from '~/app/messages'
import { useRecord } from '~/components/records/queries'
import { recordName } from '~/components/records/values'
import { sayLeft } from './clock-ring'
import { useAccept, useContactScore } from './leads'
import styles from './contact-score.module.css'

/** Accepts the lead that waits, with what is left of the agreed time; nothing where none waits for this person. */
export default function ContactAccept({ id }: { id: string }) {
  const { data: why } = useContactScore(id)
  const { data: contact } = useRecord('contacts', id)
  const accept = useAccept()
  const offer = why?.offer
  if (!offer?.may_answer || !contact) return null
  const handoff = { id: offer.id, contact_id: id, name: recordName('contacts', contact) }
  const left = sayLeft(offer.due_at, offer.working_ms_left)
  return (
    <Button variant="filled" px={10} loading={accept.isPending} onClick={() => accept.mutate({ handoff, deal: true })}>
      {t('why.accept')}<span className={styles.left}>{left}</span>
    </Button>
  )
}
