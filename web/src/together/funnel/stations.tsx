import { useElementSize } from '@mantine/hooks'
import { IconBriefcase, IconCheck, IconFileText, IconForms, IconMail, IconMessage, IconPhone, IconProgress, IconTrophy, IconWorld, IconX, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t, type MessageKey } from '~/app/messages'
import { DepartmentMark, TwoRings } from '~/components/department'
import { formatDay, formatDuration, formatTime, sayAmount } from '~/lib/format'
import { addressOf, Link } from '~/lib/routes'
import type { Station } from './funnel'
import { card, freeCorner, linesOf, markAt, pill, place, type Placed, type Stop } from './layout'
import styles from './stations.module.css'

interface Kind { icon: TablerIcon; label: MessageKey }
const other: Kind = { icon: IconProgress, label: 'thread.kind.stage' }
const kinds: Record<string, Kind> = {
  visit: { icon: IconWorld, label: 'thread.kind.visit' }, form: { icon: IconForms, label: 'thread.kind.form' }, consent: { icon: IconCheck, label: 'thread.kind.consent' },
  mail: { icon: IconMail, label: 'thread.kind.mail' }, deal: { icon: IconBriefcase, label: 'thread.kind.deal' }, quote: { icon: IconFileText, label: 'thread.kind.quote' },
  won: { icon: IconTrophy, label: 'thread.kind.won' }, lost: { icon: IconX, label: 'thread.kind.lost' }, call: { icon: IconPhone, label: 'thread.kind.call' }, meeting: { icon: IconMessage, label: 'thread.kind.meeting' },
}

const roomForNumbers = 430

interface Props {
  stops: Stop[]
  /** Stands in the corner that marketing's cards leave, or above them. */
  numbers: ReactNode
  onFocus: (index: number) => void
}

/** Cards on a line: marketing above, sales below, the handoff on it. Each opens its record. */
export function Stations({ stops, numbers, onFocus }: Props) {
  const { ref, width } = useElementSize()
  const placed = width > 0 ? place(stops, width) : []
  const corner = freeCorner(placed, width)
  const { tops, height } = linesOf(placed)
  const isFree = corner >= roomForNumbers
  return (
    <div ref={ref}>
      {!isFree && <div className={styles.above}>{numbers}</div>}
      <div className={styles.board} style={{ height }}>
        {tops.map((top, line) => <Axis key={line} placed={placed.filter((one) => one.line === line)} isFirst={line === 0} top={top} />)}
        {isFree && <div className={styles.corner} style={{ width: corner - 24 }}>{numbers}</div>}
        <ol>
          {placed.map(({ stop, x, line }, index) => (
            <li key={index} className={styles.stop} data-department={stop.department} data-kind={stop.station.kind} style={{ left: x, top: tops[line] }} onFocus={() => onFocus(index)}>
              {stop.gap !== undefined && <Gap gap={stop.gap} from={placed[index - 1]!} to={placed[index]!} />}
              {stop.department === 'both' ? <Pill stop={stop} index={index} /> : <Card stop={stop} index={index} />}
              {stop.department !== 'both' && <span className={styles.mark}><DepartmentMark department={stop.department} size={11} /></span>}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

const startOf = ({ stop, x }: Placed): number => (stop.department === 'both' ? x : x + markAt - 5)
const endOf = ({ stop, x }: Placed): number => (stop.department === 'both' ? x + pill : x + markAt + 6)

function Axis({ placed, isFirst, top }: { placed: Placed[]; isFirst: boolean; top: number }) {
  if (placed.length === 0) return null
  const from = isFirst ? startOf(placed[0]!) : 0
  return <span className={styles.axis} aria-hidden style={{ top: top + 210, left: from, width: endOf(placed.at(-1)!) - from }} />
}

/** How long it took, in the middle of its piece of the axis. */
function Gap({ gap, from, to }: { gap: number; from: Placed; to: Placed }) {
  if (gap < 60_000) return null
  const begin = from.line === to.line ? endOf(from) : 0
  return <span className={styles.gap} style={{ left: (begin + startOf(to)) / 2 - to.x }}>{formatDuration(gap)}</span>
}

function Card({ stop, index }: { stop: Stop; index: number }) {
  const { station, also } = stop
  const { icon: Icon, label } = kinds[station.kind] ?? other
  return (
    <div className={styles.card} style={{ width: card }}>
      <span className={styles.when}><time dateTime={station.at}>{formatDay(station.at)}</time><span>{formatTime(station.at)}</span></span>
      {station.link ? <Link to={addressOf(station.link)} className={styles.open} data-stop={index}>{station.title}</Link> : <strong className={styles.open} data-stop={index} tabIndex={0}>{station.title}</strong>}
      <span className={styles.detail}>{sayAmount(station.detail)}</span>
      {also.map((one, at) => <Also key={at} station={one} day={formatDay(station.at)} />)}
      <span className={styles.kind}><Icon size={15} stroke={1.75} aria-hidden />{t(label)}</span>
    </div>
  )
}

/** What shares a card has its own way to its record. */
function Also({ station, day }: { station: Station; day: string }) {
  const on = formatDay(station.at)
  const text = on === day ? station.title : `${station.title}, ${on}`
  return station.link ? <Link to={addressOf(station.link)} className={styles.also} title={text}>{text}</Link> : <span className={styles.also} title={text}>{text}</span>
}

function Pill({ stop, index }: { stop: Stop; index: number }) {
  const lasted = stop.until - stop.at
  const content = (
    <>
      <TwoRings />
      <span><strong>{stop.station.title}</strong><small>{lasted > 0 ? t('thread.within', { time: formatDuration(lasted) }) : formatDay(stop.until)}</small></span>
    </>
  )
  return stop.station.link ? <Link to={addressOf(stop.station.link)} className={styles.pill} data-stop={index} style={{ width: pill }}>{content}</Link> : <span className={styles.pill} data-stop={index} tabIndex={0} style={{ width: pill }}>{content}</span>
}
