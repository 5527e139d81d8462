import { useElementSize } from '@mantine/hooks'
import { useRef, useState, type KeyboardEvent } from 'react'
import { t } from '~/app/messages'
import { DepartmentMark } from '~/components/department'
import { sayAmount } from '~/lib/format'
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
  const press = (event: KeyboardEvent) => {
    const go = movesOf(graph, picture, chosen)[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (go) focus(go())
    else if (event.key === 'Enter') walk(chosen)
    else if (event.key.toLowerCase() === 'o' && chosen.link) void navigate({ to: addressOf(chosen.link) })
    else return
    event.preventDefault()
  }
  return (
    <div ref={ref} className={styles.scroll}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the cards are the controls; their keys are caught once */}
      <div ref={board} className={styles.board} style={{ width: picture.width, height: picture.height }} onKeyDown={press}>
        <Lines picture={picture} way={way} chosen={chosen.key} />
        {picture.columns.map((column, index) => (
          <section key={index} aria-label={t('graph.column', { n: index + 1 })} className={styles.column} style={{ left: column.x, top: column.y, width: column.width }}>
            <h2><DepartmentMark department={column.nodes[0]!.department} />{labelsOf(column.nodes)}</h2>
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

/** Where the arrows lead from the chosen card. */
function movesOf(graph: Graph, picture: Picture, chosen: GraphNode): Record<string, (() => GraphNode | undefined) | undefined> {
  const beside = (by: number) => () => {
    const column = picture.columns.find((one) => one.nodes.some((node) => node.key === chosen.key))?.nodes ?? []
    return column[column.findIndex((node) => node.key === chosen.key) + by]
  }
  const along = (direction: 'back' | 'forward') => () => tiedTo(graph, chosen.key, direction).map((tied) => tied.node).find((node) => picture.placed.has(node.key))
  return { ArrowUp: beside(-1), ArrowDown: beside(1), ArrowLeft: along('back'), ArrowRight: along('forward') }
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
