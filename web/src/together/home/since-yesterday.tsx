import { useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Happening } from '~/components/home/happening'
import { HomeSection } from '~/components/home/section'
import { ownerName, useOwners } from '~/components/records/queries'
import { formatSum, formatTime, daysBetween } from '~/lib/format'
import { latest, useSinceYesterday, type Piece } from './since'
import styles from './home.module.css'

/** In the rail: what marketing and sales did since yesterday, each opens its record. */
export default function SinceYesterday() {
  const [now] = useState(() => new Date())
  const { pieces, isPending } = useSinceYesterday(now)
  const owners = useOwners()
  const shown = latest(pieces, 6, 3)
  const nameOf = (id: string | undefined) => {
    const owner = owners.find((one) => one.id === id)
    return owner ? ownerName(owner) : ''
  }
  return (
    <HomeSection title={t('home.since')}>
      {isPending && shown.length === 0 && <div className={styles.bones}><Bones widths={[200, 140]} /></div>}
      {!isPending && shown.length === 0 && <p className={styles.quiet}>{t('home.since.none')}</p>}
      <ul>{shown.map((piece) => <Told key={`${piece.kind}-${piece.id}`} piece={piece} now={now} nameOf={nameOf} />)}</ul>
    </HomeSection>
  )
}

function Told({ piece, now, nameOf }: { piece: Piece; now: Date; nameOf: (id: string | undefined) => string }) {
  const end = daysBetween(now, piece.at) === 0 ? formatTime(piece.at) : t('home.since.yesterday', { time: formatTime(piece.at) })
  const name = <b>{piece.name}</b>
  switch (piece.kind) {
    case 'won': {
      const owner = nameOf(piece.owner)
      const title = <>{owner ? t('home.since.won', { owner }) : t('home.since.won_alone')} {name}, {formatSum(piece.amount, piece.currency)}</>
      return <Happening department="sales" to={`/deals/${piece.id}`} title={title} detail={piece.source && t('home.since.first_touch', { source: piece.source })} end={end} />
    }
    case 'accepted':
    case 'rejected':
      return <Happening department="sales" to={`/contacts/${piece.id}`} title={<Words before={t(`home.since.${piece.kind}`, { who: piece.who })} name={name} />} detail={piece.words} end={end} />
    case 'campaign':
      return <Happening department="marketing" to={`/email/${piece.id}`} title={<Words before={t('home.since.campaign')} name={name} />} detail={piece.sent > 0 ? t('home.since.people', { n: piece.sent }) : t('home.since.kept', { n: piece.kept })} end={end} />
    case 'page':
      return <Happening department="marketing" to={`/pages/${piece.id}`} title={<Words before={t('home.since.page')} name={name} />} detail={piece.path} end={end} />
  }
}

function Words({ before, name }: { before: string; name: ReactNode }) {
  return <>{before} {name}</>
}
