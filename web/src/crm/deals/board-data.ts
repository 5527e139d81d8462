import type { CrmRecord, Pipeline, Stage } from '~/api/types'
import { formatMoney } from '~/lib/format'

export interface Column {
  stage: Stage
  probability: number
  kind: 'open' | 'won' | 'lost'
  deals: CrmRecord[]
  sum: number
  weighted: number
  /** The median age of its deals in days, where there are enough to say. */
  usualDays: number | undefined
}

export const amountOf = (deal: CrmRecord): number => Number(deal.properties['amount'] ?? 0) || 0
/** Nothing where the amount is not known yet: that is not zero. */
export function sayWorth({ properties }: CrmRecord, currency: string): string {
  return properties['amount'] ? formatMoney(properties['amount'], properties['deal_currency_code'] || currency) : ''
}
export const stageOf = (deal: CrmRecord): string => deal.properties['dealstage'] ?? ''

export function kindOf(stage: Stage): Column['kind'] {
  if (stage.metadata?.isClosed !== 'true') return 'open'
  return Number(stage.metadata.probability ?? 0) > 0 ? 'won' : 'lost'
}

const dayMs = 86_400_000
export function daysInStage(deal: CrmRecord, now: number): number {
  const since = Date.parse(deal.properties['hs_date_entered_stage'] ?? deal.createdAt)
  return Number.isNaN(since) ? 0 : Math.max(0, Math.floor((now - since) / dayMs))
}

/** A stage after another with what lies in it; `moving` shows how it would be after a drop. */
export function toColumns(pipeline: Pipeline, deals: CrmRecord[], now: number, moving?: { id: string; to: string }): Column[] {
  return pipeline.stages.map((stage) => {
    const probability = Number(stage.metadata?.probability ?? 0)
    const inside = deals.filter((deal) => (moving?.id === deal.id ? moving.to : stageOf(deal)) === stage.id)
    const sum = inside.reduce((total, deal) => total + amountOf(deal), 0)
    return { stage, probability, kind: kindOf(stage), deals: inside, sum, weighted: sum * probability, usualDays: median(inside.map((deal) => daysInStage(deal, now))) }
  })
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

export function openSums(columns: Column[]): { sum: number; weighted: number } {
  const open = columns.filter((column) => column.kind === 'open')
  return { sum: open.reduce((total, column) => total + column.sum, 0), weighted: open.reduce((total, column) => total + column.weighted, 0) }
}

/** The stage before or after, among those one can move to by key: the open ones and won. */
export function neighbour(pipeline: Pipeline, stage: string, by: 1 | -1): Stage | undefined {
  const way = pipeline.stages.filter((one) => kindOf(one) !== 'lost')
  const at = way.findIndex((one) => one.id === stage)
  return at < 0 ? undefined : way[at + by]
}
