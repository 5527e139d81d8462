import type { Station } from './funnel'

/** One card or pill of the line: what happened, and what else belongs to it. */
export interface Stop {
  station: Station
  also: Station[]
  department: Station['department']
  at: number
  /** When the last of it happened. */
  until: number
  /** Since the stop before; absent at the first. */
  gap: number | undefined
}

const hour = 3_600_000
const telling = ['won', 'lost', 'quote', 'form', 'meeting', 'call', 'deal', 'mail', 'visit', 'consent', 'handoff', 'stage']
const weight = (station: Station): number => telling.indexOf(station.kind)

const most = (run: Station[]): Station => (run[0]!.department === 'both' ? run.at(-1)! : run.toSorted((a, b) => weight(a) - weight(b))[0]!)

/** A quote that was sent and opened, a visit after a visit: one stop, told by the first. */
function joined(runs: Station[][]): Station[][] {
  const all: Station[][] = []
  for (const run of runs) {
    const before = all.at(-1)
    if (before && before[0]!.department === run[0]!.department && most(before).kind === most(run).kind) before.push(...run)
    else all.push(run)
  }
  return all
}

/** A handoff is one stop from the offer to the answer; anything else shares a stop within the hour. */
export function stopsOf(stations: Station[]): Stop[] {
  const runs: Station[][] = []
  for (const station of stations) {
    const run = runs.at(-1)
    const first = run?.[0]
    const isSame = first?.department === station.department && (station.department === 'both' || Date.parse(station.at) - Date.parse(first.at) < hour)
    if (run && isSame) run.push(station)
    else runs.push([station])
  }
  const all = joined(runs)
  return all.map((run, index) => {
    const station = most(run)
    const at = Date.parse(run[0]!.at)
    const before = all[index - 1]?.at(-1)
    return { station, also: run.filter((one) => one !== station), department: run[0]!.department, at, until: Date.parse(run.at(-1)!.at), gap: before && at - Date.parse(before.at) }
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
