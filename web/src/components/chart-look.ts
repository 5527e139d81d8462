import { valueOf, type Scheme } from '~/app/theme'

/** The colours a chart may use, as values: a canvas knows no CSS variables. */
export interface ChartLook {
  text: string
  strong: string
  page: string
  line: string
  grid: string
  base: string
  comparison: string
  mkt: string
  sal: string
  ink: string
  raised: string
  border: string
}

export type Hue = 'mkt' | 'sal' | 'ink'

export function chartLook(scheme: Scheme): ChartLook {
  return {
    text: valueOf('ink-3', scheme),
    strong: valueOf('ink-1', scheme),
    page: valueOf('bg-page', scheme),
    line: valueOf('line', scheme),
    grid: valueOf('chart-grid', scheme),
    base: valueOf('chart-base', scheme),
    comparison: valueOf('chart-comparison', scheme),
    mkt: valueOf('mkt', scheme),
    sal: valueOf('sal', scheme),
    ink: valueOf('ink-2', scheme),
    raised: valueOf('bg-raised', scheme),
    border: valueOf('line-strong', scheme),
  }
}
