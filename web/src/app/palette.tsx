import { Modal } from '@mantine/core'
import { IconArrowRight, IconFilter, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { api } from '~/api/client'
import { Avatar } from '~/components/avatar'
import { KeyCap, KeyCaps } from '~/components/key-cap'
import { onDemand } from '~/lib/on-demand'
import { useNavigate } from '~/lib/routes'
import { useMayDo } from '~/lib/session'
import { useStore } from '~/lib/store'
import { t } from './messages'
import { useFoundEntries } from './nav-groups'
import { paletteOpen } from './palette-open'
import { groupsFor, kinds, marked, recent, remember, type Item, type SearchHit } from './palette-items'
import styles from './palette.module.css'

/** Finds any record, page or command; acts on the first hit at once. */
export default function Palette() {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(query.trim())
  const found = useFound(asked)
  const may = useMayDo()
  const entries = useFoundEntries()
  const lately = useStore(recent)
  const navigate = useNavigate()
  const groups = useMemo(() => groupsFor(asked, found.data?.hits ?? [], lately, may, entries), [asked, found.data, lately, may, entries])
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups])
  const list = useRef<HTMLDivElement>(null)
  const close = () => paletteOpen.set(false)

  useEffect(() => setAt(0), [asked, found.data])
  useEffect(() => {
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const run = (item: Item, newTab: boolean) => {
    close()
    if (item.hit) remember(item.hit)
    if (item.run) item.run()
    else if (newTab) window.open(item.to, '_blank', 'noopener')
    else if (item.to) void navigate({ to: item.to })
  }
  const keys = (event: KeyboardEvent) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const item = items[at]
    if (move !== 0) setAt((now) => (now + move + items.length) % Math.max(1, items.length))
    else if (event.key === 'Tab' && items.some((one) => one.isAction)) setAt(afterTab(items, at))
    else if (event.key === 'Enter' && item) run(item, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  }
  return (
    <Modal.Root opened onClose={close} size={640} padding={0} yOffset="15vh" radius="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
      <div className={styles.content}>
      <div className={styles.field}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          data-autofocus
          value={query}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={items[at] ? `palette-${at}` : undefined}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={keys}
        />
        <KeyCap>Esc</KeyCap>
      </div>
      <div ref={list} id="palette-list" className={styles.list} role="listbox" aria-label={t('palette.title')}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={styles.group} aria-hidden>{group.title}</div>
            {group.items.map((item) => {
              const own = items.indexOf(item)
              return (
                <Row key={item.key} item={item} items={items} id={`palette-${own}`} query={asked} selected={own === at} onHover={() => setAt(own)} onRun={(newTab) => run(item, newTab)} />
              )
            })}
          </div>
        ))}
        {items.length === 0 && !found.isFetching && (
          <div className={styles.none}>
            <strong>{t('palette.none', { query: asked })}</strong>
            <p>{found.error ? t('palette.failed') : t('palette.none_hint')}</p>
          </div>
        )}
      </div>
      <div className={styles.foot} aria-hidden>
        <span><KeyCap>↑</KeyCap><KeyCap>↓</KeyCap>{t('palette.choose')}</span>
        <span><KeyCap>↵</KeyCap>{t('palette.open')}</span>
        <span><KeyCap>Ctrl</KeyCap><KeyCap>↵</KeyCap>{t('palette.new_tab')}</span>
        {items.some((one) => one.isAction) && <span><KeyCap>Tab</KeyCap>{t('palette.actions')}</span>}
        {found.data && asked && <span className={styles.time}>{t('palette.ms', { n: found.data.ms })}</span>}
      </div>
      </div>
      </Modal.Content>
    </Modal.Root>
  )
}

function useFound(query: string) {
  return useQuery({
    queryKey: ['palette', query],
    queryFn: async ({ signal }) => {
      const begun = performance.now()
      const { results } = await api.get('/api/search', { query: { q: query }, signal })
      return { hits: results, ms: Math.max(1, Math.round(performance.now() - begun)) }
    },
    enabled: query !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** From anywhere to the first action, from an action back to the top. */
const afterTab = (items: Item[], at: number): number => (items[at]?.isAction ? 0 : items.findIndex((one) => one.isAction))

const standings = Object.fromEntries(Object.entries(kinds).flatMap(([object, kind]) => (kind?.standing ? [[object, onDemand(kind.standing)]] : [])))

function Standing({ hit: { object, id }, items }: { hit: SearchHit; items: Item[] }) {
  const Shown = standings[object]
  return Shown && <Shown id={id} ids={items.flatMap(({ hit }) => (hit?.object === object ? [hit.id] : []))} />
}

interface RowProps {
  item: Item
  items: Item[]
  id: string
  query: string
  selected: boolean
  onHover: () => void
  onRun: (newTab: boolean) => void
}

function Row({ item, items, id, query, selected, onHover, onRun }: RowProps) {
  return (
    <div id={id} role="option" aria-selected={selected} className={styles.row} onPointerMove={onHover} onClick={(event) => onRun(event.ctrlKey || event.metaKey)}>
      <span className={styles.mark}><Mark item={item} /></span>
      <span className={styles.title}>
        {marked(item.title, query).map((part, index) => (part.hit ? <b key={index}>{part.text}</b> : <span key={index}>{part.text}</span>))}
      </span>
      {item.detail && <span className={styles.detail}>{item.detail}</span>}
      <span className={styles.end}>
        {item.hit && <Standing hit={item.hit} items={items} />}
        {item.kind}
        {item.keys && <KeyCaps keys={item.keys} />}
        {selected && <KeyCap>↵</KeyCap>}
      </span>
    </div>
  )
}

function Mark({ item }: { item: Item }) {
  if (item.hit && !item.icon) return <Avatar name={item.title} size={20} />
  const Icon = item.icon ?? (item.isFilter ? IconFilter : IconArrowRight)
  return <Icon size={16} stroke={1.75} aria-hidden />
}
