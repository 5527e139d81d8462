import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { Link, type Address } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { useSearch } from './queries'
import { namedBy, recordName } from './values'
import styles from './rail.module.css'

/** A part of the right column of a record's page. */
export function RailSection({ title, action, children }: { title: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <header><h2>{title}</h2>{action}</header>
      {children}
    </section>
  )
}

/** Lines of what is known: a name and a value each. */
export const RailFacts = ({ children }: { children: ReactNode }) => <dl className={styles.facts}>{children}</dl>
export const RailFact = ({ label, children }: { label: string; children: ReactNode }) => <div><dt>{label}</dt><dd>{children}</dd></div>

export function RailNothing({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>
}

interface ItemProps {
  to: Address
  mark: ReactNode
  title: string
  detail?: ReactNode
  end?: ReactNode
  onUnlink?: (() => void) | undefined
}

export function RailItem({ to, mark, title, detail, end, onUnlink }: ItemProps) {
  const mayEdit = useMay('write_records')
  return (
    <div className={styles.item}>
      <Link to={to} className={styles.link}>
        {mark}
        <span className={styles.text}>
          <strong>{title}</strong>
          {detail && <span>{detail}</span>}
        </span>
        {end && <span className={styles.end}>{end}</span>}
      </Link>
      {onUnlink && mayEdit && <button type="button" className={styles.unlink} onClick={onUnlink} aria-label={t('rail.unlink', { name: title })}><IconX size={13} stroke={1.75} /></button>}
    </div>
  )
}

/** The plus of a section: find a record and link it. */
export function LinkRecord({ object, label, onPick, create }: { object: ObjectType; label: string; onPick: (record: CrmRecord) => void; create?: ReactNode }) {
  const [opened, setOpened] = useState(false)
  const mayEdit = useMay('write_records')
  if (!mayEdit) return null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={label} onClick={() => setOpened((now) => !now)}><IconPlus size={15} stroke={1.75} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && <Finder object={object} onPick={(record) => { onPick(record); setOpened(false) }} />}
        {create}
      </Popover.Dropdown>
    </Popover>
  )
}

function Finder({ object, onPick }: { object: ObjectType; onPick: (record: CrmRecord) => void }) {
  const [query, setQuery] = useState('')
  const found = useSearch(object, { filterGroups: [], sorts: [], properties: namedBy(object), query: query.trim(), limit: 8 })
  const records = found.data?.pages[0]?.results ?? []
  return (
    <>
      <TextInput data-autofocus placeholder={t('rail.find')} aria-label={t('rail.find')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} mb={4}
        onKeyDown={(event) => { if (event.key === 'Enter' && records[0]) onPick(records[0]) }} />
      {records.map((record) => (
        <button key={record.id} type="button" className={styles.found} onClick={() => onPick(record)}>{recordName(object, record)}</button>
      ))}
      {found.isSuccess && records.length === 0 && <p className={styles.nothing}>{t('rail.nothing')}</p>}
    </>
  )
}
