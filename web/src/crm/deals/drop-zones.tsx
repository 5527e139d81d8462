import { useDroppable } from '@dnd-kit/core'
import { IconBan, IconTrophy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Pipeline } from '~/api/types'
import { t } from '~/app/messages'
import { kindOf } from './board-data'
import styles from './board.module.css'

/** Won and lost rise from below while a card is in the air. */
export function DropZones({ pipeline }: { pipeline: Pipeline }) {
  const won = pipeline.stages.find((stage) => kindOf(stage) === 'won')
  const lost = pipeline.stages.find((stage) => kindOf(stage) === 'lost')
  return (
    <div className={styles.zones}>
      {won && <Zone id={won.id}><IconTrophy size={16} stroke={1.75} aria-hidden />{t('deals.won')}</Zone>}
      {lost && <Zone id={lost.id}><IconBan size={16} stroke={1.75} aria-hidden />{t('deals.lost')}</Zone>}
    </div>
  )
}

function Zone({ id, children }: { id: string; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: `zone-${id}` })
  return <div ref={setNodeRef} className={styles.zone} data-over={isOver || undefined}>{children}</div>
}
