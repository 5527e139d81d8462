import { IconFileText, IconMessage, IconWorld } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Money } from '~/api/types'
import { t } from '~/app/messages'
import { useAssociated } from '~/components/records/associations'
import { formatSum } from '~/lib/format'
import { Link, type Address } from '~/lib/routes'
import { useRevenue, type Thread, type Touch } from './funnel'
import { periodOf } from './period'
import { saySource } from './scope'
import styles from './thread.module.css'

const reasonProperties = ['dealname', 'hs_is_closed_won', 'closed_won_reason']

/** What marketing learns of a customer: which touch the money is credited to, and why they bought. */
export function WentBack({ id, thread, won }: { id: string; thread: Thread; won: Money }) {
  const deals = useAssociated('contacts', id, 'deals', reasonProperties).data ?? []
  const reason = deals.find((deal) => deal.properties['hs_is_closed_won'] === 'true' && deal.properties['closed_won_reason'])
  return (
    <section className={styles.back}>
      <header><h2>{t('thread.back')}</h2><p>{t('thread.back_text')}</p></header>
      <ul>
        <Credit touch="first" source={thread.source} won={won} />
        <Credit touch="last" source={thread.last_source} won={won} />
        {reason && <Piece icon={<IconMessage size={16} stroke={1.75} aria-hidden />} to={`/deals/${reason.id}`} title={reason.properties['closed_won_reason']!} detail={t('thread.back_reason', { deal: reason.properties['dealname'] ?? '' })} />}
      </ul>
    </section>
  )
}

function Credit({ touch, source, won }: { touch: Touch; source: string; won: Money }) {
  const revenue = useRevenue(periodOf('all'), touch, 'source')
  const row = revenue.data?.results.find((one) => one.key === source)
  const Icon = touch === 'first' ? IconWorld : IconFileText
  return (
    <Piece
      icon={<Icon size={16} stroke={1.75} aria-hidden />} to={`/funnel?period=all&source=${encodeURIComponent(source)}`}
      title={t('thread.back_credit', { money: formatSum(won.amount, won.currency), source: saySource('source', source) })}
      detail={t(touch === 'first' ? 'thread.back_first' : 'thread.back_last') + (row ? `, ${t('thread.back_all', { money: formatSum(row.won.amount, row.won.currency), n: row.deals })}` : '')}
    />
  )
}

function Piece({ icon, to, title, detail }: { icon: ReactNode; to: Address; title: string; detail: string }) {
  return <li>{icon}<span><Link to={to}>{title}</Link><small>{detail}</small></span></li>
}
