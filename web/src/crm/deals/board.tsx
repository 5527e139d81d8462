import { IconBan, IconCircleCheckFilled, IconTrophy } from '@tabler/icons-react'
import type { SearchFilter } from '~/api/types'
import { t } from '~/app/messages'
import type { BoardDefinition } from '~/components/records/board/definition'
import { stageKind } from '~/components/records/stages'
import { recordName } from '~/components/records/values'
import { figuresOf, sayWorth, type DealFigures } from './board-data'
import { DealCard } from './deal-card'
import { OpenSum, Probability, StageSum } from './deal-figures'
import { LostReason } from './lost-reason'
import styles from './deal-figures.module.css'

const monthStart = (now: number): number => new Date(new Date(now).getFullYear(), new Date(now).getMonth(), 1).getTime()
const wonThisMonth = (now: number): SearchFilter[] => [
  { propertyName: 'hs_is_closed_won', operator: 'EQ', value: 'true' },
  { propertyName: 'closedate', operator: 'GTE', value: String(monthStart(now)) },
]
const open: SearchFilter[] = [{ propertyName: 'hs_is_closed', operator: 'EQ', value: 'false' }]
const icon = { size: 16, stroke: 1.75, 'aria-hidden': true }

/** A column per open stage and one for what was won this month; lost is a place to drop, not to keep. */
export const dealBoard = (list: BoardDefinition<DealFigures>['list'], currency: string): BoardDefinition<DealFigures> => ({
  list,
  properties: ['dealname', 'amount', 'deal_currency_code', 'pipeline', 'dealstage', 'closedate', 'hubspot_owner_id', 'hs_date_entered_stage', 'hs_analytics_source', 'description'],
  sort: { property: 'hs_date_entered_stage', descending: true },
  Card: DealCard,
  sayCard: (deal, stage) => t('deals.card', { name: recordName('deals', deal), amount: sayWorth(deal, currency) || t('deal.no_amount'), stage: stage.label }),
  isColumn: (stage) => stageKind(stage) !== 'lost',
  within: (stage, now) => (stageKind(stage) === 'won' ? wonThisMonth(now) : []),
  title: (stage) => {
    if (stageKind(stage) !== 'won') return stage.label
    const month = new Date().toLocaleDateString('en-GB', { month: 'long' })
    return <><IconCircleCheckFilled size={15} className={styles.tick} aria-hidden />{t('deals.won_in', { stage: stage.label, month })}</>
  },
  figures: {
    among: (now) => [open, wonThisMonth(now)],
    properties: ['amount', 'hs_date_entered_stage'],
    of: figuresOf,
    Beside: Probability,
    Below: StageSum,
    Total: OpenSum,
  },
  zones: ({ stages }) => [
    ...stages.filter((stage) => stageKind(stage) === 'won').slice(0, 1).map((stage) => ({ stage, label: <><IconTrophy {...icon} />{t('deals.won')}</> })),
    ...stages.filter((stage) => stageKind(stage) === 'lost').slice(0, 1).map((stage) => ({ stage, label: <><IconBan {...icon} />{t('deals.lost')}</> })),
  ],
  moved: () => ({ hs_date_entered_stage: new Date().toISOString() }),
  ask: {
    of: (stage) => stageKind(stage) === 'lost',
    Question: ({ record, onClose, onAnswer }) => <LostReason deal={record} onClose={onClose} onReason={(reason) => onAnswer({ closed_lost_reason: reason })} />,
  },
})
