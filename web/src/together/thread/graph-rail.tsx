import { IconChevronRight } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { DepartmentMark } from '~/components/department'
import { RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { Link } from '~/lib/routes'
import { addressInGraph, useGraph } from './graph'
import styles from './graph-rail.module.css'

const most = 4

/** What lies next to a record on the thread, and the way to the whole of it. */
export function GraphRail({ kind, id }: { kind: string; id: string }) {
  const { data } = useGraph(kind, id, 1)
  const near = (data?.nodes ?? []).filter((node) => node.step !== 0)
  const shown = [...near.filter((node) => node.step < 0), ...near.filter((node) => node.step > 0)].slice(0, most)
  return (
    <RailSection title={t('graph.rail')} action={<Link to={addressInGraph(kind, id)} className={styles.open}>{t('graph.open')}<IconChevronRight size={14} stroke={1.75} aria-hidden /></Link>}>
      {data && near.length === 0 && <RailNothing>{t('graph.empty')}</RailNothing>}
      {shown.map((node) => <RailItem key={node.key} to={addressInGraph(node.kind, node.id)} mark={<DepartmentMark department={node.department} />} title={node.title} end={node.label} />)}
    </RailSection>
  )
}
