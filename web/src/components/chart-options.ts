import type { EChartsCoreOption } from 'echarts/core'
import { formatNumber } from '~/lib/format'
import type { ChartLook, Hue } from './chart-look'

export interface Series {
  name: string
  /** null where there is no data, which is not zero. */
  values: (number | null)[]
  hue?: Hue
  /** A former period: dashed, without fill. */
  comparison?: boolean
}

export interface EventLine {
  /** Index on the axis. */
  at: number
  name: string
}

interface Common {
  categories: string[]
  series: Series[]
  say?: (value: number) => string
}

const font = "'Inter Variable', system-ui, sans-serif"

function axes(look: ChartLook, categories: string[], gap: boolean, say: (value: number) => string): EChartsCoreOption {
  return {
    textStyle: { fontFamily: font, fontSize: 12, color: look.text },
    grid: { left: 8, right: 72, top: 16, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category', data: categories, boundaryGap: gap, axisTick: { show: false },
      axisLine: { lineStyle: { color: look.base } }, axisLabel: { color: look.text, hideOverlap: true, margin: 10 },
    },
    yAxis: {
      type: 'value', min: (range: { min: number }) => Math.min(0, range.min), splitNumber: 4,
      axisLabel: { color: look.text, formatter: (value: number) => say(value) }, splitLine: { lineStyle: { color: look.grid } },
    },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: look.raised, borderColor: look.border, borderWidth: 1, padding: [6, 10],
      textStyle: { color: look.strong, fontSize: 12, fontFamily: font }, axisPointer: { lineStyle: { color: look.base }, shadowStyle: { opacity: 0.4 } },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : '–'),
    },
  }
}

/** Lines from a shown zero, named at their ends; events stand as thin lines with a name. */
export function lineOption({ categories, series, say = formatNumber, events = [] }: Common & { events?: EventLine[] }) {
  return (look: ChartLook): EChartsCoreOption => ({
    ...axes(look, categories, false, say),
    series: series.map((one, index) => {
      const color = one.comparison ? look.comparison : look[one.hue ?? 'ink']
      return {
        type: 'line', name: one.name, data: one.values, showSymbol: one.values.length === 1, symbolSize: 6, smooth: false, connectNulls: false, z: one.comparison ? 1 : 2,
        lineStyle: { width: one.comparison ? 1.5 : 2, color, type: one.comparison ? [4, 4] : 'solid' }, itemStyle: { color },
        ...(one.comparison ? {} : { areaStyle: { color, opacity: 0.06 } }),
        endLabel: { show: true, formatter: one.name, color, fontSize: 12, lineHeight: 18, distance: 6 },
        labelLayout: { moveOverlap: 'shiftY' },
        ...(index === 0 && events.length > 0 ? { markLine: eventLines(look, events) } : {}),
      }
    }),
  })
}

function eventLines(look: ChartLook, events: EventLine[]) {
  return {
    symbol: 'none', silent: true, lineStyle: { color: look.base, width: 1, type: 'solid' },
    data: events.map((event) => ({ xAxis: event.at, label: { formatter: event.name, color: look.text, position: 'insideEndTop', fontSize: 12 } })),
  }
}

/** Columns from zero; several series stack with a gap between. */
export function barOption({ categories, series, say = formatNumber }: Common) {
  return (look: ChartLook): EChartsCoreOption => ({
    ...axes(look, categories, true, say),
    series: series.map((one, index) => ({
      type: 'bar', name: one.name, data: one.values, barMaxWidth: 24, stack: series.length > 1 ? 'all' : undefined,
      itemStyle: {
        color: one.comparison ? look.comparison : look[one.hue ?? 'ink'], borderColor: look.page, borderWidth: series.length > 1 ? 0.5 : 0,
        borderRadius: index === series.length - 1 ? [3, 3, 0, 0] : 0,
      },
    })),
  })
}
