import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { DepartmentMark } from '~/components/department'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { KeyCap } from '~/components/key-cap'
import { useCrumbs } from '~/components/page'
import { useSmall } from '~/components/records/list-page'
import { sayAmount } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { addressOf, Link, useShow } from '~/lib/routes'
import { useWidened, type Graph, type GraphNode } from './graph'
import { GraphPicture } from './graph-picture'
import { GraphTable } from './graph-table'
import { NodePanel } from './node-panel'
import type { Shown } from './walk'
import styles from './graph.module.css'

const depths = ['1', '2', '3', '4']

/** What led to something, and what came of it: a picture, the same as a table, and the chosen node beside them. */
export default function GraphPage() {
  const { kind, id } = useParams({ strict: false }) as { kind: string; id: string }
  return <Walk key={`${kind}/${id}`} kind={kind} id={id} />
}

function Walk({ kind, id }: { kind: string; id: string }) {
  const shown = useSearch({ strict: false }) as Shown
  const show = useShow()
  const depth = depths.includes(String(shown.depth)) ? Number(shown.depth) : 2
  const { graph, error, refetch, isWidening, widen } = useWidened(kind, id, depth)
  const [chosen, setChosen] = useState<string>()
  const small = useSmall()
  const start = graph?.nodes[0]
  const node = graph?.nodes.find((one) => one.key === chosen) ?? start
  useCrumbs([{ label: t('graph.nav') }, { label: start?.title ?? '…' }])
  const asTable = small || shown.as === 'table'
  useKeys([{ keys: 't', label: t('graph.key.table'), group: t('graph.nav'), run: () => show({ as: asTable ? undefined : 'table' }) }], !small)
  if (error) return <div className={styles.main}><Failure error={error} action={<Button onClick={() => void refetch()}>{t('error.again')}</Button>} /></div>
  if (!graph || !start || !node) return <div className={styles.main}><Bones widths={[220, '100%', '100%']} /></div>
  const isAlone = graph.nodes.length === 1
  return (
    <div className={styles.page} data-panel={!isAlone || undefined}>
      <div className={styles.main}>
        <Head start={start} graph={graph}>
          <Select size="xs" w={small ? 196 : 156} aria-label={t('graph.depth')} allowDeselect={false} value={String(depth)} data={depths.map((value) => ({ value, label: t('graph.steps', { n: Number(value) }) }))} onChange={(value) => show({ depth: value === '2' ? undefined : (value ?? undefined) })} />
          {!small && <SegmentedControl size="xs" aria-label={t('graph.view')} value={asTable ? 'table' : 'picture'} onChange={(value) => show({ as: value === 'table' ? 'table' : undefined })} data={[{ value: 'picture', label: t('graph.picture') }, { value: 'table', label: t('graph.table') }]} />}
        </Head>
        {isAlone && <EmptyState title={t('graph.empty')} text={t('graph.empty_text')} action={start.link ? <Button variant="filled" component={Link} to={addressOf(start.link)}>{t('graph.open_record')}</Button> : undefined} />}
        {!isAlone && !asTable && <GraphPicture graph={graph} chosen={node} onChoose={setChosen} />}
        {!isAlone && asTable && <GraphTable graph={graph} chosen={node.key} onChoose={setChosen} />}
        {!isAlone && !asTable && <Foot graph={graph} />}
      </div>
      {!isAlone && <NodePanel graph={graph} node={node} depth={depth} isWidening={isWidening} onChoose={setChosen} onWiden={widen} />}
    </div>
  )
}

function Head({ start, graph, children }: { start: GraphNode; graph: Graph; children: ReactNode }) {
  const back = graph.nodes.filter((node) => node.step < 0).length
  const forward = graph.nodes.filter((node) => node.step > 0).length
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.kind}><DepartmentMark department={start.department} />{start.label}</p>
        <h1>{start.title}</h1>
        <p>{[sayAmount(start.detail), t('graph.summary', { back, forward })].filter(Boolean).join(' · ')}</p>
      </div>
      <div className={styles.tools}>
        {start.kind === 'contacts' && <Button size="xs" component={Link} to={`/threads/${start.id}`} leftSection={<IconRoute size={15} stroke={1.75} aria-hidden />}>{t('graph.story')}</Button>}
        {children}
      </div>
    </header>
  )
}

function Foot({ graph }: { graph: Graph }) {
  return (
    <footer className={styles.foot}>
      <span><KeyCap>←</KeyCap><KeyCap>→</KeyCap>{t('graph.key.along')}</span>
      <span><KeyCap>↑</KeyCap><KeyCap>↓</KeyCap>{t('graph.key.beside')}</span>
      <span><KeyCap>↵</KeyCap>{t('graph.key.walk')}</span>
      <span><KeyCap>O</KeyCap>{t('graph.key.open')}</span>
      <span><KeyCap>T</KeyCap>{t('graph.key.table')}</span>
      <span className={styles.shown}>{t('graph.shown', { n: graph.nodes.length })}</span>
    </footer>
  )
}
