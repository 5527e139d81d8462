import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { t } from '~/app/messages'
import { DepartmentMark } from '~/components/department'
import { sayAmount } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { addressOf, useNavigate } from '~/lib/routes'
import { tiedTo, type Graph, type GraphNode } from './graph'
import { card, columnsOf, pictureOf, wayBetween, type Picture } from './layout'
import { useWalk } from './walk'
import styles from './graph-picture.module.css'

interface Props {
  graph: Graph
  chosen: GraphNode
  onChoose: (key: string) => void
}

/** Cards in columns, what led to what from left to right; the way from the middle to the chosen card in ink. */
export function GraphPicture({ graph, chosen, onChoose }: Props) {
  const { ref, width } = useElementSize()
  const board = useRef<HTMLDivElement>(null)
  const [whole, setWhole] = useState(false)
  const walk = useWalk()
  const navigate = useNavigate()
  const way = wayBetween(graph, graph.nodes[0]!.key, chosen.key)
  const picture = pictureOf(graph, columnsOf(graph, new Set(way), whole), Math.max(width, 2 * card.width))
  const focus = (node: GraphNode | undefined) => {
    if (!node) return
    onChoose(node.key)
    board.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(node.key)}"]`)?.focus()
  }
  // Where the columns take several lines, what the page is about may lie below the edge.
  const start = graph.nodes[0]!.key
  useEffect(() => {
    board.current?.querySelector(`[data-node="${CSS.escape(start)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [start, width])
  const along = (direction: 'back' | 'forward') => focus(tiedTo(graph, chosen.key, direction).map((tied) => tied.node).find((node) => picture.placed.has(node.key)))
  const link = chosen.link
  useKeys([
    { keys: 'ArrowLeft', label: t('graph.key.back'), group: t('graph.nav'), run: () => along('back') },
    { keys: 'ArrowRight', label: t('graph.key.on'), group: t('graph.nav'), run: () => along('forward') },
    { keys: 'o', label: t('graph.key.open'), group: t('graph.nav'), idle: !link, run: () => link && void navigate({ to: addressOf(link) }) },
  ])
  /** With the focus on a card; elsewhere these keys scroll, and press what has the focus. */
  const press = (event: KeyboardEvent) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset['node'] : undefined
    const node = graph.nodes.find((one) => one.key === key)
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') walk(node)
    else if (event.key === 'ArrowUp') focus(besideIn(picture, node, -1))
    else if (event.key === 'ArrowDown') focus(besideIn(picture, node, 1))
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.scroll}>
      <div ref={ref} /> {/* as wide as the picture may be */}
      <div ref={board} className={styles.board} style={{ width: picture.width, height: picture.height }} onKeyDown={press}>
        <Lines picture={picture} way={way} chosen={chosen.key} />
        {picture.columns.map((column, index) => (
          <section key={index} aria-label={t('graph.column', { n: index + 1 })} className={styles.column} style={{ left: column.x, top: column.y, width: column.width }}>
            <h2 title={labelsOf(column.nodes)}><DepartmentMark department={column.nodes[0]!.department} /><span>{headOf(column.nodes)}</span></h2>
            <ul>
              {column.nodes.map((node) => <li key={node.key}><Card node={node} isOnWay={way.includes(node.key)} isChosen={node.key === chosen.key} onChoose={() => onChoose(node.key)} /></li>)}
              {column.more > 0 && <li><button type="button" className={styles.more} onClick={() => setWhole(true)}>{t('graph.hidden', { n: column.more })}</button></li>}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

const labelsOf = (nodes: GraphNode[]): string => [...new Set(nodes.map((node) => node.label))].join(', ')

/** As long as it has room; the title says all of it. */
function headOf(nodes: GraphNode[]): string {
  const [first = '', ...others] = new Set(nodes.map((node) => node.label))
  return others.length > 1 ? t('graph.head', { first, n: others.length }) : [first, ...others].join(', ')
}

function besideIn(picture: Picture, node: GraphNode, by: number): GraphNode | undefined {
  const column = picture.columns.find((one) => one.nodes.includes(node))?.nodes ?? []
  return column[column.indexOf(node) + by]
}

function Lines({ picture, way, chosen }: { picture: Picture; way: string[]; chosen: string }) {
  const toneOf = (from: string, to: string) => {
    const [a, b] = [way.indexOf(from), way.indexOf(to)]
    if (a >= 0 && b >= 0 && Math.abs(a - b) === 1) return 'way'
    return from === chosen || to === chosen ? 'near' : undefined
  }
  return (
    <svg className={styles.lines} width={picture.width} height={picture.height} aria-hidden focusable="false">
      {picture.lines.map((line) => <path key={`${line.from} ${line.to}`} d={line.path} data-tone={toneOf(line.from, line.to)} strokeWidth={Math.min(1 + line.ties, 4)} />)}
    </svg>
  )
}

function Card({ node, isOnWay, isChosen, onChoose }: { node: GraphNode; isOnWay: boolean; isChosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" className={styles.card} data-node={node.key} data-department={node.department} data-way={isOnWay || undefined} aria-pressed={isChosen} title={node.title} onClick={onChoose}>
      <strong>{node.title}</strong>
      <span>{node.detail ? sayAmount(node.detail) : node.label}</span>
    </button>
  )
}
