import type { CrmRecord, Stage } from '~/api/types'
import { stageKind } from '~/components/records/stages'
import { formatMoney } from '~/lib/format'

/** What the board says of a stage's deals together. */
export interface DealFigures {
  sum: number
  weighted: number
  /** The median age of its deals in days, where there are enough to say. */
  usualDays: number | undefined
}

const amountOf = (deal: CrmRecord): number => Number(deal.properties['amount'] ?? 0) || 0
/** Nothing where the amount is not known yet: that is not zero. */
export function sayWorth({ properties }: CrmRecord, currency: string): string {
  return properties['amount'] ? formatMoney(properties['amount'], properties['deal_currency_code'] || currency) : ''
}

export const probabilityOf = ({ metadata }: Stage): number => Number(metadata.probability ?? 0)

const dayMs = 86_400_000
export function daysInStage(deal: CrmRecord, now: number): number {
  const since = Date.parse(deal.properties['hs_date_entered_stage'] ?? deal.createdAt)
  return Number.isNaN(since) ? 0 : Math.max(0, Math.floor((now - since) / dayMs))
}

export function figuresOf(deals: CrmRecord[], stage: Stage, now: number): DealFigures {
  const sum = deals.reduce((total, deal) => total + amountOf(deal), 0)
  return { sum, weighted: sum * probabilityOf(stage), usualDays: median(deals.map((deal) => daysInStage(deal, now))) }
}

const enough = 4
function median(days: number[]): number | undefined {
  if (days.length < enough) return undefined
  const sorted = days.toSorted((a, b) => a - b)
  return Math.max(1, sorted[Math.floor(sorted.length / 2)]!)
}

/** Warm after half as long again as usual, hot after twice and a half. */
export function heat(days: number, usual: number | undefined): 'cool' | 'warm' | 'hot' {
  if (usual === undefined || days < 7) return 'cool'
  if (days > usual * 2.5) return 'hot'
  return days > usual * 1.5 ? 'warm' : 'cool'
}

export function openSums(columns: { stage: Stage; figures: DealFigures }[]): { sum: number; weighted: number } {
  const open = columns.filter(({ stage }) => stageKind(stage) === 'open')
  return { sum: open.reduce((total, { figures }) => total + figures.sum, 0), weighted: open.reduce((total, { figures }) => total + figures.weighted, 0) }
}
