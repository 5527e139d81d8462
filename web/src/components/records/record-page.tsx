import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/types'
import { t, type MessageKey } from '~/app/messages'
import { useKeys } from '~/lib/keyboard'
import { useNavigate, type Path } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { useStore } from '~/lib/store'
import type { Values } from '~/lib/translate'
import { doneWith, failed } from '~/lib/undo'
import { Bones } from '../bones'
import { explain } from '../failure'
import { MoreMenu } from '../more-menu'
import { TopExtra, useCrumbs } from '../page'
import { QueryBoundary } from '../query-boundary'
import { LongTexts } from './long-texts'
import { archiveRecord, useRecord } from './queries'
import { stepOf, trail } from './trail'
import { recordName } from './values'
import styles from './record-page.module.css'

interface Parts {
  head: ReactNode
  path?: ReactNode
  facts: ReactNode
  story: ReactNode
  rail: ReactNode
  /** The main actions of small screens, pinned above the bar. */
  pinned?: ReactNode
}

interface Props {
  object: ObjectType
  id: string
  list: { label: MessageKey; words?: Values; path: Path }
  recordPath: (id: string) => Path
  children: (record: CrmRecord) => Parts
}

/** The page of any record: state at the top, facts left, story in the middle, what belongs to it right. */
export function RecordPage({ object, id, list, recordPath, children }: Props) {
  const query = useRecord(object, id)
  const name = query.data ? recordName(object, query.data) : ''
  const now = useStore(trail)
  const back = now?.object === object ? now.back : list.path
  useCrumbs([{ label: t(list.label, list.words), to: back }, { label: name }])
  return (
    <QueryBoundary query={query} waiting={<RecordSkeleton />}>
      {(record) => <Page parts={children(record)} texts={<LongTexts object={object} record={record} />}><Steps object={object} id={id} recordPath={recordPath} /></Page>}
    </QueryBoundary>
  )
}

function Page({ parts, texts, children }: { parts: Parts; texts: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      {children}
      <header className={styles.top}>
        {parts.head}
        {parts.path}
      </header>
      <div className={styles.columns}>
        <aside className={styles.facts} aria-label={t('facts.title')}>{parts.facts}</aside>
        <section className={styles.story} aria-label={t('story.title')}>{texts}{parts.story}</section>
        <aside className={styles.rail} aria-label={t('page.more')}>{parts.rail}</aside>
      </div>
      {parts.pinned && <div className={styles.pinned}>{parts.pinned}</div>}
    </div>
  )
}

function Steps({ object, id, recordPath }: Pick<Props, 'object' | 'id' | 'recordPath'>) {
  const step = stepOf(useStore(trail), object, id)
  const navigate = useNavigate()
  const go = (other: string | undefined) => other && void navigate({ to: recordPath(other), replace: true })
  const group = t('keys.group.record')
  useKeys([
    { keys: 'j', label: t('keys.next_record'), group, run: () => go(step?.after), idle: !step },
    { keys: 'k', label: t('keys.previous_record'), group, run: () => go(step?.before), idle: !step },
  ])
  if (!step) return null
  return (
    <TopExtra>
      <span>{t('page.step', { at: step.at, total: step.total, view: step.label })}</span>
      <ActionIcon size={24} aria-label={t('page.before')} disabled={!step.before} onClick={() => go(step.before)}><IconChevronUp size={16} stroke={1.75} /></ActionIcon>
      <ActionIcon size={24} aria-label={t('page.after')} disabled={!step.after} onClick={() => go(step.after)}><IconChevronDown size={16} stroke={1.75} /></ActionIcon>
    </TopExtra>
  )
}

export function RecordMenu({ object, record, listPath, children }: { object: ObjectType; record: CrmRecord; listPath: Path; children?: ReactNode }) {
  const navigate = useNavigate()
  const mayDelete = useMay('delete_records')
  const archive = async () => {
    try {
      await archiveRecord(object, record.id, t('page.archived', { name: recordName(object, record) }))
      void navigate({ to: listPath })
    } catch (error) {
      failed(explain(error))
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    doneWith(t('page.link_copied'))
  }
  return (
    <MoreMenu button>
      {children}
      <Menu.Item onClick={() => void copy()}>{t('page.copy_link')}</Menu.Item>
      {mayDelete && <Menu.Item className="danger" onClick={() => void archive()}>{t('page.archive')}</Menu.Item>}
    </MoreMenu>
  )
}

function RecordSkeleton() {
  return (
    <div className={styles.page}>
      <header className={styles.top}><Bones widths={[40, 200]} height={20} /></header>
      <div className={styles.columns}>
        <div className={styles.facts}>{Array.from({ length: 8 }, (_, row) => <div key={row} className={styles.bones}><Bones widths={[60, 90 + ((row * 31) % 60)]} /></div>)}</div>
        <div className={styles.story}>{Array.from({ length: 6 }, (_, row) => <div key={row} className={styles.bones}><Bones widths={[36, 9, 180 + ((row * 47) % 160)]} /></div>)}</div>
        <div className={styles.rail}>{Array.from({ length: 5 }, (_, row) => <div key={row} className={styles.bones}><Bones widths={[40, 150]} /></div>)}</div>
      </div>
    </div>
  )
}
