import { IconCalendar, IconTrophy } from '@tabler/icons-react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { DepartmentMark } from '~/components/department'
import type { CardProps } from '~/components/records/board/definition'
import { ownerName, useOwners } from '~/components/records/queries'
import { stageKind } from '~/components/records/stages'
import { recordName } from '~/components/records/values'
import { daysBetween, formatDay } from '~/lib/format'
import { useCurrency } from '~/lib/session'
import { daysInStage, heat, sayWorth, type DealFigures } from './board-data'
import styles from '~/components/records/board/card.module.css'

/** Name, worth, what it is or where from, how long it waits, when it should close, whose it is. */
export function DealCard({ record: deal, stage, figures, now }: CardProps<DealFigures>) {
  const won = stageKind(stage) === 'won'
  const usualDays = figures?.usualDays
  const currency = useCurrency()
  const owner = useOwners().find((one) => one.id === deal.properties['hubspot_owner_id'])
  const { hs_analytics_source, description } = deal.properties
  const about = description || hs_analytics_source
  const days = daysInStage(deal, now)
  const temperature = won ? 'cool' : heat(days, usualDays)
  return (
    <>
      <span className={styles.line}>
        <strong className={styles.name} title={recordName('deals', deal)}>{recordName('deals', deal)}</strong>
      </span>
      <span className={styles.line}>
        <strong>{sayWorth(deal, currency)}</strong>
        {about && (
          <span className={styles.about} title={about}>
            <DepartmentMark department={isSalesSource(hs_analytics_source) ? 'sales' : 'marketing'} size={8} />
            <span>{about}</span>
          </span>
        )}
        {!won && (
          <span className={styles.days} data-heat={temperature}>
            {temperature === 'cool' || usualDays === undefined ? t('deals.days', { n: days }) : t('deals.days_usual', { n: days, usual: usualDays })}
          </span>
        )}
      </span>
      <span className={styles.line}>
        <Closing deal={deal} won={won} now={now} />
        {owner && <Avatar name={ownerName(owner)} size={20} tone="sal" />}
      </span>
    </>
  )
}

/** Without a known campaign or site, sales found it. */
const isSalesSource = (source: string | null | undefined): boolean => !source || /^(offline|sales|referral|trade fair)/i.test(source)

function Closing({ deal, won, now }: { deal: CrmRecord; won: boolean; now: number }) {
  const close = deal.properties['closedate']
  const Icon = won ? IconTrophy : IconCalendar
  const late = !won && close !== undefined && close !== null && close !== '' && daysBetween(now, close) < 0
  const text = !close ? t('deals.no_date') : t(won ? 'deals.won_on' : late ? 'deals.overdue' : 'deals.closes', { when: formatDay(close) })
  return (
    <span className={styles.closing} data-late={late || undefined}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {text}
    </span>
  )
}
