import type { Department } from '~/api/types'
import type { Station } from './funnel'

/** One card or pill of the line: what happened, and what else belongs to it. */
export interface Stop {
  station: Station
  also: Station[]
  department: Department
  at: number
  /** When the last of it happened. */
  until: number
  /** Since the stop before; absent at the first. */
  gap: number | undefined
}

const hour = 3_600_000
/** As many as a card has lines for; those of a handoff are told by their last. */
const mostInCard = 3

/** A mail after a mail, a quote sent and opened. Another kind has a card of its own, but a stage that was reached by what stands before it. */
function belongs(station: Station, run: Station[]): boolean {
  const first = run[0]!
  if (station.department !== first.department) return false
  if (station.department === 'both') return station.handoff_id === first.handoff_id
  if (run.length >= mostInCard) return false
  return station.kind === first.kind || (station.kind === 'stage' && Date.parse(station.at) - Date.parse(run.at(-1)!.at) < hour)
}

/** A handoff is one stop from the offer to the answer; of anything else only what repeats shares a stop. */
export function stopsOf(stations: Station[]): Stop[] {
  const runs: Station[][] = []
  for (const station of stations) {
    const run = runs.at(-1)
    if (run && belongs(station, run)) run.push(station)
    else runs.push([station])
  }
  return runs.map((run, index) => {
    const department = run[0]!.department
    const station = department === 'both' ? run.at(-1)! : run[0]!
    const at = Date.parse(run[0]!.at)
    const before = runs[index - 1]?.at(-1)
    return { station, also: run.filter((one) => one !== station), department, at, until: Date.parse(run.at(-1)!.at), gap: before && at - Date.parse(before.at) }
  })
}

export interface Placed {
  stop: Stop
  /** Left edge of the card or the pill. */
  x: number
  line: number
}

export const card = 182
export const pill = 150
/** From a card's left edge to its mark on the axis. */
export const markAt = 26
const between = 12
const leastStep = 96
const lineStart = 72

/** Cards of one side never touch; a card of the other side may stand over the gap. What does not fit begins a new line. */
export function place(stops: Stop[], width: number): Placed[] {
  const placed: Placed[] = []
  let line = 0
  let free = { marketing: 0, sales: 0, axis: 0 }
  for (const stop of stops) {
    const isPill = stop.department === 'both'
    const size = isPill ? pill : card
    const wanted = (from: typeof free) => (isPill ? from.axis : Math.max(from.axis - markAt, from[stop.department === 'sales' ? 'sales' : 'marketing'], 0))
    let x = wanted(free)
    if (x + size > width && placed.some((one) => one.line === line)) {
      line += 1
      free = { marketing: lineStart, sales: lineStart, axis: lineStart }
      x = wanted(free)
    }
    placed.push({ stop, x, line })
    if (isPill) free = { ...free, axis: x + pill + 24 }
    else free = { ...free, axis: x + markAt + leastStep, [stop.department === 'sales' ? 'sales' : 'marketing']: x + card + between }
  }
  return placed
}

export const side = 178
const axisRoom = 64
const lineGap = 24

/** Where the top of each line's upper cards is, and how high all lines are. A line without upper or lower cards takes no room for them. */
export function linesOf(placed: Placed[]): { tops: number[]; height: number } {
  const tops: number[] = []
  let height = 0
  for (let line = 0; line <= (placed.at(-1)?.line ?? -1); line += 1) {
    const has = (department: string) => placed.some((one) => one.line === line && one.stop.department === department)
    const upper = line === 0 || has('marketing')
    tops.push(height - (upper ? 0 : side))
    height += (upper ? side : 0) + axisRoom + (line === 0 || has('sales') ? side : 0) + lineGap
  }
  return { tops, height }
}

/** How much room the lower left of the first line leaves. */
export const freeCorner = (placed: Placed[], width: number): number =>
  Math.min(width, ...placed.filter((one) => one.line === 0 && one.stop.department === 'sales').map((one) => one.x))
