import { t } from '~/app/messages'
import { DepartmentMark } from '~/components/department'
import { formatDay } from '~/lib/format'
import type { Graph, GraphNode } from './graph'
import { layersOf } from './layout'
import styles from './graph-table.module.css'

/** The same in words: each row is a tie, the first cause first. */
export function GraphTable({ graph, chosen, onChoose }: { graph: Graph; chosen: string; onChoose: (key: string) => void }) {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]))
  const layers = layersOf(graph)
  const rows = graph.edges.toSorted((a, b) => layers.get(a.from)! - layers.get(b.from)! || layers.get(a.to)! - layers.get(b.to)!)
  const cell = (node: GraphNode) => (
    <button type="button" aria-pressed={node.key === chosen} onClick={() => onChoose(node.key)}>
      <DepartmentMark department={node.department} /><strong>{node.title}</strong><small>{node.label}</small>
    </button>
  )
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead><tr><th scope="col">{t('graph.from')}</th><th scope="col">{t('graph.how')}</th><th scope="col">{t('graph.to')}</th><th scope="col">{t('graph.when')}</th></tr></thead>
        <tbody>
          {rows.map((edge) => (
            <tr key={`${edge.edge} ${edge.from} ${edge.to}`} data-chosen={edge.from === chosen || edge.to === chosen || undefined}>
              <td>{cell(nodes.get(edge.from)!)}</td>
              <td className={styles.how}>{edge.label}</td>
              <td>{cell(nodes.get(edge.to)!)}</td>
              <td className={styles.when}>{edge.at && <time dateTime={edge.at}>{formatDay(edge.at)}</time>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
