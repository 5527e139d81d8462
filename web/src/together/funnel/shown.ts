import type { Step, Touch } from './funnel'

/** What the address of the funnel holds. */
export interface Shown {
  /** A name or '2026-11-01..2026-11-20'. */
  period?: string | undefined
  against?: 'off' | undefined
  as?: 'table' | undefined
  source?: string | undefined
  campaign?: string | undefined
  by?: By | undefined
  /** Whose contacts are open, of all or of one row. */
  step?: Step | undefined
  row?: string | undefined
  /** Which won deals are open: of the row `key`, of all, or of all that marketing sourced. */
  won?: 'row' | 'all' | 'marketing' | undefined
  key?: string | undefined
  touch?: Touch | undefined
}
export type By = 'source' | 'campaign'

/** Numbers in an address are read as numbers, and a campaign may be called 2026. */
export const wordIn = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : String(value))

export const nothingOpen = { step: undefined, row: undefined, won: undefined, key: undefined } as const
