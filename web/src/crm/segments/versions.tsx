import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { explain, Failure } from '~/components/failure'
import { ownerName, useOwners } from '~/components/records/queries'
import { formatRecent } from '~/lib/format'
import { doneWith, failed } from '~/lib/undo'
import { bringBack, versionsQuery, type SegmentPage } from './segments'
import { sentence } from '~/components/conditions/say'
import { useSpeech } from '~/components/conditions/speech'
import styles from './segment-page.module.css'

/** What was saved before; one of them becomes the next version. */
export function Versions({ segment, mayEdit, onClose }: { segment: SegmentPage; mayEdit: boolean; onClose: () => void }) {
  const query = useQuery(versionsQuery(segment.id))
  const owners = useOwners()
  const speech = useSpeech()
  const take = async (former: number) => {
    try {
      await bringBack(segment.id, segment.version, former)
      doneWith(t('segments.brought_back', { n: former }))
      onClose()
    } catch (error) {
      failed(explain(error))
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('segments.versions')} size={560}>
      {query.error && <Failure error={query.error} />}
      {!query.data && !query.error && <Bones widths={['60%', '40%']} />}
      <ol className={styles.versions}>
        {query.data?.results.map((one) => {
          const who = owners.find(({ id }) => id === one.saved_by)
          return (
            <li key={one.version}>
              <div>
                <strong>{t('segments.version', { n: one.version })}</strong> <span className={styles.quiet}>{[who && ownerName(who), formatRecent(one.saved_at)].filter(Boolean).join(', ')}</span>
                <p>{segment.kind === 'live' ? sentence(one.condition, speech).map(({ text }) => text).join('') : one.name}</p>
              </div>
              {mayEdit && one.version !== segment.version && <Button size="xs" onClick={() => void take(one.version)}>{t('segments.bring_back')}</Button>}
            </li>
          )
        })}
      </ol>
    </Modal>
  )
}
