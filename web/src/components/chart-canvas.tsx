import { useComputedColorScheme } from '@mantine/core'
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { LabelLayout } from 'echarts/features'
import { init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartPoint } from './chart'
import { chartLook, type ChartLook } from './chart-look'

register([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, LabelLayout, CanvasRenderer])

interface Props {
  option: (look: ChartLook) => EChartsCoreOption
  height: number
  label: string
  onPoint?: (point: ChartPoint) => void
}

export default function ChartCanvas({ option, height, label, onPoint }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | undefined>(undefined)
  const pick = useRef(onPoint)
  // Known at once: an effect would draw the first picture light.
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })

  useEffect(() => {
    pick.current = onPoint
  })
  useEffect(() => {
    const made = init(place.current!, undefined, { renderer: 'canvas' })
    chart.current = made
    made.on('click', (event) => pick.current?.({ series: event.seriesName ?? '', index: event.dataIndex, name: event.name }))
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(place.current!)
    return () => {
      watcher.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    chart.current?.setOption({ animationDuration: still ? 0 : 150, animationDurationUpdate: still ? 0 : 120, ...option(chartLook(scheme)) }, true)
  }, [option, scheme])

  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}
