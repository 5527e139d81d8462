import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Happening } from '~/components/home/happening'
import { HomeSection } from '~/components/home/section'
import type { News } from '~/lib/feature'
import { formatTime, daysBetween } from '~/lib/format'
import { latest, useSinceYesterday } from './since'
import styles from './home.module.css'

/** In the rail: what marketing and sales did since yesterday, each opens its record. */
export default function SinceYesterday() {
  const [now] = useState(() => new Date())
  const { news, isPending } = useSinceYesterday(now)
  const shown = latest(news, 6, 3)
  return (
    <HomeSection title={t('home.since')}>
      {isPending && shown.length === 0 && <div className={styles.bones}><Bones widths={[200, 140]} /></div>}
      {!isPending && shown.length === 0 && <p className={styles.quiet}>{t('home.since.none')}</p>}
      <ul>{shown.map((one) => <Told key={`${one.kind}-${one.id}`} one={one} now={now} />)}</ul>
    </HomeSection>
  )
}

function Told({ one: { at, department, to, before, name, after, detail }, now }: { one: News; now: Date }) {
  const end = daysBetween(now, at) === 0 ? formatTime(at) : t('home.since.yesterday', { time: formatTime(at) })
  return <Happening department={department} to={to} title={<>{before} <b>{name}</b>{after}</>} detail={detail} end={end} />
}
