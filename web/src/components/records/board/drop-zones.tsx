import { useDroppable } from '@dnd-kit/core'
import type { CSSProperties, ReactNode } from 'react'
import type { Zone } from './definition'
import styles from './board.module.css'

/** A stage may have a column and a zone; both mean it. */
export const zoneOf = (stage: string): string => `zone-${stage}`
export const stageBelow = (place: { id: string | number } | null | undefined): string | undefined => (place ? String(place.id).replace(/^zone-/, '') : undefined)

/** Rise from below while a card is in the air. */
export function DropZones({ zones }: { zones: Zone[] }) {
  return (
    <div className={styles.zones} style={{ '--zones': zones.length } as CSSProperties}>
      {zones.map(({ stage, label }) => <Place key={stage.id} id={zoneOf(stage.id)}>{label}</Place>)}
    </div>
  )
}

function Place({ id, children }: { id: string; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id })
  return <div ref={setNodeRef} className={styles.zone} data-over={isOver || undefined}>{children}</div>
}
