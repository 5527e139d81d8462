import type { Schemas } from '~/api/types'
import { isToCome } from './period'
import type { Point } from './stats'

/** What came of visits: leads and won revenue over time. */
export type Brought = Schemas['funnel.SeriesView']

/** They have every interval; one that has not begun has no number yet. */
export const broughtPoints = (brought: Brought, metric: 'leads' | 'won', hour: string): Point[] =>
  brought.results.map((row) => ({ label: row.time, value: isToCome(row.time, hour) ? null : metric === 'leads' ? row.leads : Number(row.won.amount) }))
