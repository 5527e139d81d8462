import type { Graph, GraphNode } from './graph'

export const card = { width: 140, height: 56 } as const
const gap = { x: 30, y: 10 } as const
const widest = 200
const head = 28
/** Between a line of columns and the one that leads back below it. */
const turn = 56
/** As many cards as a column shows before it says how many more there are. */
const tallest = 5

export interface Column {
  nodes: GraphNode[]
  /** Left out of the picture. */
  more: number
}

export interface Placed {
  node: GraphNode
  column: number
  x: number
  y: number
}

export interface Picture {
  columns: (Column & { x: number; y: number; width: number; height: number })[]
  placed: Map<string, Placed>
  lines: Line[]
  width: number
  height: number
}

export interface Line {
  from: string
  to: string
  path: string
  ties: number
}

/** How far each node lies from the one asked for, by the longest way there, so that every tie leads on. */
export function layersOf(graph: Graph): Map<string, number> {
  const side = new Map(graph.nodes.map((node) => [node.key, Math.sign(node.step)]))
  const layers = new Map<string, number>()
  const layer = (key: string): number => {
    const known = layers.get(key)
    if (known !== undefined) return known
    const sign = side.get(key) ?? 0
    layers.set(key, sign)
    if (sign === 0) return 0
    const near = sign > 0 ? 'from' : 'to'
    const far = sign > 0 ? 'to' : 'from'
    const inner = graph.edges.filter((edge) => edge[far] === key && (side.get(edge[near]) === sign || side.get(edge[near]) === 0)).map((edge) => Math.abs(layer(edge[near])))
    layers.set(key, sign * (1 + Math.max(0, ...inner)))
    return layers.get(key)!
  }
  for (const node of graph.nodes) layer(node.key)
  return layers
}

/** Oldest cause left. Within a column first what is kept, then what is tied to most. */
export function columnsOf(graph: Graph, kept: Set<string>, whole = false): Column[] {
  const layers = layersOf(graph)
  const ties = new Map<string, number>()
  for (const edge of graph.edges) for (const key of [edge.from, edge.to]) ties.set(key, (ties.get(key) ?? 0) + 1)
  const columns = new Map<number, GraphNode[]>()
  for (const node of graph.nodes) {
    const at = layers.get(node.key)!
    columns.set(at, [...(columns.get(at) ?? []), node])
  }
  const weight = (node: GraphNode) => (kept.has(node.key) ? 1_000_000 : 0) + (ties.get(node.key) ?? 0)
  return [...columns.keys()].toSorted((a, b) => a - b).map((at) => {
    const nodes = columns.get(at)!.toSorted((a, b) => weight(b) - weight(a))
    const shown = whole || nodes.length <= tallest + 1 ? nodes.length : tallest
    return { nodes: nodes.slice(0, shown), more: nodes.length - shown }
  })
}

/** Columns in lines; every second line leads back, so that what follows lies next to what led to it. */
export function pictureOf(graph: Graph, columns: Column[], width: number): Picture {
  const fit = Math.max(2, Math.floor((width + gap.x) / (card.width + gap.x)))
  const inLine = Math.max(1, Math.min(columns.length, fit, columns.length > fit ? 5 : columns.length))
  const column = Math.min(widest, (width - (inLine - 1) * gap.x) / inLine)
  const rowsIn = (one: Column) => one.nodes.length + (one.more > 0 ? 1 : 0)
  const placed = new Map<string, Placed>()
  const at: Picture['columns'] = []
  const tops: number[] = []
  let y = 0
  for (let begin = 0; begin < columns.length; begin += inLine) {
    const line = columns.slice(begin, begin + inLine)
    tops.push(y)
    const height = head + Math.max(...line.map(rowsIn)) * (card.height + gap.y) - gap.y
    for (const [index, one] of line.entries()) {
      const isBack = (begin / inLine) % 2 === 1
      const x = (isBack ? inLine - 1 - index : index) * (column + gap.x)
      at.push({ ...one, x, y, width: column, height })
      for (const [row, node] of one.nodes.entries()) placed.set(node.key, { node, column: begin + index, x, y: y + head + row * (card.height + gap.y) })
    }
    y += height + turn
  }
  return { columns: at, placed, lines: linesOf(graph, placed, { width: column, inLine, tops }), width: inLine * (column + gap.x) - gap.x, height: y - turn }
}

/** Where lines run that do not lead to the next column: in the gaps between columns, and under their heads. */
interface Lanes {
  width: number
  inLine: number
  /** Where each line of columns begins. */
  tops: number[]
}

function linesOf(graph: Graph, placed: Map<string, Placed>, lanes: Lanes): Line[] {
  const lines = new Map<string, Line>()
  for (const { from, to } of graph.edges) {
    const known = lines.get(`${from} ${to}`)
    if (known) {
      known.ties += 1
      continue
    }
    const [a, b] = [placed.get(from), placed.get(to)]
    if (a && b) lines.set(`${from} ${to}`, { from, to, ties: 1, path: pathOf(a, b, lanes) })
  }
  return [...lines.values()]
}

const underHead = 4

/** From card to card, never behind another one. */
function pathOf(from: Placed, to: Placed, { width, inLine, tops }: Lanes): string {
  const [fromLine, toLine] = [Math.floor(from.column / inLine), Math.floor(to.column / inLine)]
  const isRight = to.x > from.x
  const [y, toY] = [from.y + card.height / 2, to.y + card.height / 2]
  if (fromLine === toLine && Math.abs(from.column - to.column) === 1) {
    const [x, toX] = isRight ? [from.x + width, to.x] : [from.x, to.x + width]
    const middle = (x + toX) / 2
    return `M${x} ${y}C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`
  }
  // Outside of the first and the last column there is no gap.
  const right = (inLine - 1) * (width + gap.x)
  const leaves = from.x >= right ? 'left' : isRight || from.x === 0 ? 'right' : 'left'
  const enters = to.x === 0 ? 'right' : to.x >= right || isRight ? 'left' : 'right'
  const side = (at: Placed, where: 'left' | 'right') => (where === 'right' ? at.x + width : at.x)
  const out = (where: 'left' | 'right') => (where === 'right' ? gap.x / 2 : -gap.x / 2)
  const lane = tops[toLine]! + (fromLine === toLine ? head - underHead : -turn / 2)
  const [x, toX] = [side(from, leaves), side(to, enters)]
  return `M${x} ${y}H${x + out(leaves)}V${lane}H${toX + out(enters)}V${toY}H${toX}`
}

/** The shortest way between two nodes, both among them; empty where there is none. */
export function wayBetween(graph: Graph, from: string, to: string): string[] {
  const before = new Map<string, string | undefined>([[from, undefined]])
  const open = [from]
  for (let key = open.shift(); key !== undefined; key = open.shift()) {
    if (key === to) break
    for (const edge of graph.edges) {
      const other = edge.from === key ? edge.to : edge.to === key ? edge.from : undefined
      if (other === undefined || before.has(other)) continue
      before.set(other, key)
      open.push(other)
    }
  }
  if (!before.has(to)) return []
  const way: string[] = []
  for (let key: string | undefined = to; key !== undefined; key = before.get(key)) way.unshift(key)
  return way
}
