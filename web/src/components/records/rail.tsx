import { ActionIcon, Popover, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { Link, type Address } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { sayApart, toldApartBy } from './apart'
import { useLinkLabels, type LinkLabel } from './associations'
import { useSearch } from './queries'
import { useWords } from './use-words'
import { recordName } from './values'
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
  /** What the link is called. */
  labels?: LinkLabel[]
  /** What can be done with the link, beside taking it away. */
  tools?: ReactNode
  onUnlink?: (() => void) | undefined
}

export function RailItem({ to, mark, title, detail, end, labels = [], tools, onUnlink }: ItemProps) {
  const mayEdit = useMay('write_records')
  return (
    <div className={styles.item}>
      <Link to={to} className={styles.link}>
        {mark}
        <span className={styles.text}>
          <span className={styles.title}>
            <strong>{title}</strong>
            {labels.map(({ typeId, label }) => <em key={typeId} className={styles.label} title={label}>{label}</em>)}
          </span>
          {detail && <span>{detail}</span>}
        </span>
        {end && <span className={styles.end}>{end}</span>}
      </Link>
      {onUnlink && mayEdit && (
        <span className={styles.tools}>
          {tools}
          <button type="button" className={styles.tool} onClick={onUnlink} aria-label={t('rail.unlink', { name: title })}><IconX size={13} stroke={1.75} /></button>
        </span>
      )}
    </div>
  )
}

interface LinkProps {
  object: ObjectType
  label: string
  /** The kind it is linked from, where one may say what the link is called. */
  from?: ObjectType
  onPick: (record: CrmRecord, label: LinkLabel | undefined) => void
  create?: ReactNode
}

/** The plus of a section: find a record and link it. */
export function LinkRecord({ object, label, from, onPick, create }: LinkProps) {
  const [opened, setOpened] = useState(false)
  const mayEdit = useMay('write_records')
  if (!mayEdit) return null
  const pick = (record: CrmRecord, chosen?: LinkLabel) => {
    onPick(record, chosen)
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={label} onClick={() => setOpened((now) => !now)}><IconPlus size={15} stroke={1.75} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && (from ? <LabelledFinder from={from} object={object} onPick={pick} /> : <Finder object={object} onPick={pick} />)}
        {create}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Whom to link, and what as where the two kinds have names for it. */
function LabelledFinder({ from, object, onPick }: { from: ObjectType; object: ObjectType; onPick: (record: CrmRecord, label?: LinkLabel) => void }) {
  const labels = useLinkLabels(from, object)
  const [chosen, setChosen] = useState('')
  const label = labels.find((one) => String(one.typeId) === chosen)
  return (
    <>
      {labels.length > 0 && (
        <Select aria-label={t('rail.label')} mb={4} comboboxProps={{ withinPortal: false }} allowDeselect={false} value={chosen} onChange={(value) => setChosen(value ?? '')}
          data={[{ value: '', label: t('rail.no_label') }, ...labels.map((one) => ({ value: String(one.typeId), label: t('rail.as', { label: one.label }) }))]} />
      )}
      <Finder object={object} onPick={(record) => onPick(record, label)} />
    </>
  )
}

function Finder({ object, onPick }: { object: ObjectType; onPick: (record: CrmRecord) => void }) {
  const [query, setQuery] = useState('')
  const found = useSearch(object, { filterGroups: [], sorts: [], properties: toldApartBy(object), query: query.trim(), limit: 8 })
  const words = useWords(object)
  const records = found.data?.pages[0]?.results ?? []
  return (
    <>
      <TextInput data-autofocus placeholder={t('rail.find')} aria-label={t('rail.find')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} mb={4}
        onKeyDown={(event) => { if (event.key === 'Enter' && records[0]) onPick(records[0]) }} />
      {records.map((record) => {
        const detail = sayApart(object, record, words)
        return (
          <button key={record.id} type="button" className={styles.found} onClick={() => onPick(record)}>
            <strong>{recordName(object, record)}</strong>
            {detail && <span>{detail}</span>}
          </button>
        )
      })}
      {found.isSuccess && records.length === 0 && <p className={styles.nothing}>{t('rail.nothing')}</p>}
    </>
  )
}
