import { IconBriefcase, IconCheck, IconFileText, IconForms, IconMail, IconMessage, IconPhone, IconProgress, IconTrophy, IconWorld, type TablerIcon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { DepartmentMark, TwoRings } from '~/components/department'
import { formatDay, formatDuration, formatTime } from '~/lib/format'
import type { Station } from './funnel'
import styles from './stations.module.css'

const icons: Record<string, TablerIcon> = { visit: IconWorld, form: IconForms, consent: IconCheck, mail: IconMail, stage: IconProgress, handoff: IconProgress, deal: IconBriefcase, quote: IconFileText, won: IconTrophy, call: IconPhone, meeting: IconMessage }

/** Cards on a line: marketing above, sales below, the handoff on it. Each opens its record. */
export function Stations({ stations }: { stations: Station[] }) {
  return (
    <ol className={styles.line} style={{ gridTemplateColumns: `repeat(${stations.length}, 182px)` }}>
      {stations.map((station, index) => (
        <li key={`${station.at}-${index}`} className={styles.station} data-department={station.department} data-kind={station.kind}>
          {station.department === 'both' ? <Pill station={station} /> : <Card station={station} />}
          <span className={styles.mark}><DepartmentMark department={station.department} size={11} /></span>
          {index > 0 && stations[index - 1]!.department !== 'both' && station.department !== 'both' && <span className={styles.gap}>{formatDuration(Date.parse(station.at) - Date.parse(stations[index - 1]!.at))}</span>}
        </li>
      ))}
    </ol>
  )
}

function Card({ station }: { station: Station }) {
  const Icon = icons[station.kind] ?? IconProgress
  const content = (
    <>
      <span className={styles.when}><time dateTime={station.at}>{formatDay(station.at)}</time><span>{formatTime(station.at)}</span></span>
      <strong>{station.title}</strong>
      <span className={styles.detail}>{station.detail}</span>
      <span className={styles.kind}><Icon size={15} stroke={1.75} aria-hidden /></span>
    </>
  )
  return station.link ? <Link to={station.link} className={styles.card}>{content}</Link> : <div className={styles.card}>{content}</div>
}

function Pill({ station }: { station: Station }) {
  return (
    <span className={styles.pill}>
      <TwoRings />
      <span><strong>{station.title}</strong><small>{formatDay(station.at)}</small></span>
    </span>
  )
}
