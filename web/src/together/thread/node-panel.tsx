import { Button } from '@mantine/core'
import { t } from '~/app/messages'
import { DepartmentMark } from '~/components/department'
import { formatDay, sayAmount } from '~/lib/format'
import { addressOf, Link } from '~/lib/routes'
import { tiedTo, type Graph, type GraphNode, type More, type Tied } from './graph'
import { useWalk } from './walk'
import styles from './node-panel.module.css'

interface Props {
  graph: Graph
  node: GraphNode
  depth: number
  isWidening: boolean
  onChoose: (key: string) => void
  onWiden: (node: GraphNode, more: More) => void
}

/** The chosen node: what led to it, what came of it, and the way on. */
export function NodePanel({ graph, node, depth, isWidening, onChoose, onWiden }: Props) {
  const walk = useWalk()
  const isStart = node.step === 0
  // At the rim of what was asked for nobody has looked any further.
  const isRim = (direction: More['direction']) => !isStart && (Math.abs(node.step) >= depth || (node.step > 0) !== (direction === 'forward'))
  return (
    <aside className={styles.panel} aria-label={t('graph.selected')}>
      <div className={styles.body}>
        <p className={styles.kind}><DepartmentMark department={node.department} />{node.label}</p>
        <h2>{node.title}</h2>
        {node.detail && <p className={styles.detail}>{sayAmount(node.detail)}</p>}
        {(['back', 'forward'] as const).map((direction) => (
          <Side key={direction} direction={direction} tied={tiedTo(graph, node.key, direction)} isRim={isRim(direction)} more={node.more.filter((one) => one.direction === direction)} isWidening={isWidening} onChoose={onChoose} onMore={(more) => onWiden(node, more)} />
        ))}
      </div>
      <footer>
        {!isStart && <Button variant="filled" onClick={() => walk(node)}>{t('graph.walk_here')}</Button>}
        {node.link && <Button component={Link} to={addressOf(node.link)}>{t('graph.open_record')}</Button>}
      </footer>
    </aside>
  )
}

interface SideProps {
  direction: 'back' | 'forward'
  tied: Tied[]
  isRim: boolean
  more: More[]
  isWidening: boolean
  onChoose: (key: string) => void
  onMore: (more: More) => void
}

function Side({ direction, tied, isRim, more, isWidening, onChoose, onMore }: SideProps) {
  const nothing = isRim ? 'graph.not_walked' : direction === 'back' ? 'graph.nothing_before' : 'graph.nothing_after'
  return (
    <section>
      <h3>{t(direction === 'back' ? 'graph.led' : 'graph.came')} <small>{tied.length > 0 && tied.length}</small></h3>
      {tied.length === 0 && <p className={styles.nothing}>{t(nothing)}</p>}
      <ul>
        {tied.map(({ node, edge }) => (
          <li key={node.key}>
            <button type="button" onClick={() => onChoose(node.key)}>
              <DepartmentMark department={node.department} />
              <span><strong>{node.title}</strong><small>{edge.label}, {node.label}</small></span>
              {edge.at && <time dateTime={edge.at}>{formatDay(edge.at)}</time>}
            </button>
          </li>
        ))}
      </ul>
      {more.map((one) => <Button key={one.after} size="xs" loading={isWidening} onClick={() => onMore(one)}>{t('graph.more', { kind: one.label })}</Button>)}
    </section>
  )
}
