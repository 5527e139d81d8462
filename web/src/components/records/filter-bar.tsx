import { IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import type { Filter } from '~/lib/filters'
import { useKeys } from '~/lib/keyboard'
import { KeyCap } from '../key-cap'
import { MoreMenu } from '../more-menu'
import { FilterChip } from './filter-chip'
import { FilterPicker } from './filter-picker'
import type { Field, Words } from './values'
import styles from './filter-bar.module.css'

interface Props {
  /** What the find field says while it is empty. */
  find?: string
  query: string
  onQuery: (query: string) => void
  filters: Filter[]
  onFilters: (filters: Filter[]) => void
  properties: Field[]
  labels: Record<string, string>
  words: Words
  /** Beside the filters: what they cannot say. */
  advanced?: ReactNode
  changed: boolean
  onReset: () => void
  menu?: ReactNode
  children?: ReactNode
}

export function FilterBar({ find, query, onQuery, filters, onFilters, properties, labels, words, advanced, changed, onReset, menu, children }: Props) {
  const replace = (index: number, filter: Filter) => onFilters(filters.map((other, at) => (at === index ? filter : other)))
  const remove = (index: number) => onFilters(filters.filter((_, at) => at !== index))
  return (
    <div className={styles.bar}>
      <FindInput query={query} onQuery={onQuery} placeholder={find} />
      {filters.map((filter, index) => (
        <FilterChip
          key={`${filter.property}-${index}`}
          filter={filter}
          property={properties.find((property) => property.name === filter.property)}
          label={labels[filter.property]}
          words={words}
          onChange={(next) => replace(index, next)}
          onRemove={() => remove(index)}
        />
      ))}
      {properties.length > 0 && (
        <FilterPicker properties={properties} labels={labels} words={words} onAdd={(filter) => onFilters([...filters, filter])}>
          <button type="button" className={styles.add}><IconPlus size={14} stroke={1.75} aria-hidden />{t('filter.add')}</button>
        </FilterPicker>
      )}
      {advanced}
      {changed && (
        <button type="button" className={styles.reset} onClick={onReset}><IconX size={14} stroke={1.75} aria-hidden />{t('filter.reset')}</button>
      )}
      <div className={styles.right}>
        {children}
        {menu && <MoreMenu>{menu}</MoreMenu>}
      </div>
    </div>
  )
}

const typingMs = 180

export function FindInput({ query, onQuery, placeholder = t('list.find') }: { query: string; onQuery: (query: string) => void; placeholder?: string | undefined }) {
  const [text, setText] = useState(query)
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(query)
  useEffect(() => {
    if (query !== sent.current) setText(query)
    sent.current = query
  }, [query])
  useEffect(() => {
    if (text === sent.current) return
    const timer = window.setTimeout(() => {
      sent.current = text
      onQuery(text)
    }, typingMs)
    return () => window.clearTimeout(timer)
  }, [text, onQuery])
  useKeys([{ keys: '/', label: t('keys.find'), group: t('keys.group.list'), run: () => input.current?.select() }])
  return (
    <label className={styles.find}>
      <IconSearch size={15} stroke={1.75} aria-hidden />
      <input
        ref={input}
        type="search"
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (text === '') event.currentTarget.blur()
          else setText('')
        }}
      />
      <KeyCap>/</KeyCap>
    </label>
  )
}
