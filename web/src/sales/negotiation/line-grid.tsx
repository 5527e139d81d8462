import { ActionIcon, Autocomplete, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { t, type MessageKey } from '~/app/messages'
import { KeyCap } from '~/components/key-cap'
import { doneWith } from '~/lib/undo'
import { emptyLine, isBlank, itemOf, withProduct, type FormLine } from './form'
import { byName, productsQuery } from './products'
import { showMinor } from './show'
import { netOf } from './totals'
import styles from './line-grid.module.css'

interface Props {
  lines: FormLine[]
  currency: string
  onLines: (lines: FormLine[]) => void
}

type Field = 'quantity' | 'unit' | 'price' | 'discount' | 'tax'
const fields: { name: Field; label: MessageKey; suffix?: string; text?: boolean }[] = [
  { name: 'quantity', label: 'quotes.line.quantity' },
  { name: 'unit', label: 'quotes.line.unit', text: true },
  { name: 'price', label: 'quotes.line.price' },
  { name: 'discount', label: 'quotes.line.discount', suffix: '%' },
  { name: 'tax', label: 'quotes.line.tax', suffix: '%' },
]

/** Rows like a sheet: Enter goes down a column and adds a row below the last, Alt with an arrow moves a row. */
export function LineGrid({ lines, currency, onLines }: Props) {
  const grid = useRef<HTMLDivElement>(null)
  const products = useQuery(productsQuery).data
  const named = useMemo(() => byName(products ?? [], currency), [products, currency])
  const focus = (row: number, field: string) => grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${field}"]`)?.focus()
  const set = (at: number, change: Partial<FormLine>) => onLines(lines.map((line, index) => (index === at ? { ...line, ...change } : line)))
  const latest = useRef(lines)
  useEffect(() => {
    latest.current = lines
  })
  const remove = (at: number) => {
    const line = lines[at]!
    onLines(lines.filter((_, index) => index !== at))
    if (!isBlank(line)) doneWith(t('quotes.line.removed', { name: line.title || at + 1 }), async () => onLines(latest.current.toSpliced(at, 0, line)))
  }
  const add = () => {
    flushSync(() => onLines([...lines, emptyLine(lines.at(-1)?.tax)]))
    focus(lines.length, 'title')
  }
  const move = (at: number, by: number) => {
    const to = at + by
    if (to < 0 || to >= lines.length) return undefined
    const next = [...lines]
    next.splice(to, 0, ...next.splice(at, 1))
    flushSync(() => onLines(next))
    return to
  }
  const keys = (at: number, field: string) => (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const to = move(at, event.key === 'ArrowUp' ? -1 : 1)
      if (to !== undefined) focus(to, field)
    } else if (event.key === 'Enter') {
      // In the list of products Enter chooses.
      if (event.currentTarget.getAttribute('aria-activedescendant')) return
      event.preventDefault()
      if (at === lines.length - 1) add()
      else focus(at + 1, field)
    } else if (event.key === 'Backspace' && field === 'title' && isBlank(lines[at]!)) {
      event.preventDefault()
      flushSync(() => remove(at))
      focus(Math.max(0, at - 1), 'title')
    }
  }
  return (
    <div ref={grid} className={styles.grid}>
      <div className={styles.head} aria-hidden>
        <span>{t('quotes.line.item')}</span>
        {fields.map((field) => <span key={field.name} className={field.text ? undefined : styles.end}>{t(field.label)}</span>)}
        <span className={styles.end}>{t('quotes.line.net')}</span><span />
      </div>
      {lines.map((line, at) => {
        const item = itemOf(line, currency)
        const label = (what: MessageKey) => t('quotes.line.of', { what: t(what), n: at + 1 })
        return (
          <div key={line.key} className={styles.row} role="group" aria-label={label('quotes.line.item')}>
            <div className={styles.what}>
              <Autocomplete
                data-cell={`${at}:title`} aria-label={label('quotes.line.item')} value={line.title} data={[...named.keys()]} limit={8} maxLength={300} selectFirstOptionOnChange={false}
                classNames={{ input: styles.cell! }}
                onChange={(title) => set(at, { title })}
                onOptionSubmit={(name) => {
                  const product = named.get(name)
                  if (product) queueMicrotask(() => onLines(lines.map((one, index) => (index === at ? withProduct(one, product) : one))))
                }}
                onKeyDown={keys(at, 'title')}
              />
              <input className={styles.about} data-cell={`${at}:description`} aria-label={label('quotes.line.description')} placeholder={t('quotes.line.description')} value={line.description} maxLength={2000}
                onChange={(event) => set(at, { description: event.currentTarget.value })} onKeyDown={keys(at, 'description')} />
            </div>
            {fields.map((field) => (
              <label key={field.name} className={styles.field}>
                <span className={styles.name}>{t(field.label)}</span>
                <input className={styles.cell} data-number={!field.text || undefined} data-cell={`${at}:${field.name}`} aria-label={label(field.label)} value={line[field.name]} maxLength={30}
                  inputMode={field.text ? 'text' : 'decimal'} placeholder={field.suffix ? '0' : ''} onChange={(event) => set(at, { [field.name]: event.currentTarget.value })} onKeyDown={keys(at, field.name)} />
                {field.suffix && <span className={styles.suffix} aria-hidden>{field.suffix}</span>}
              </label>
            ))}
            <output className={styles.net}>{item ? showMinor(netOf(item), currency) : ''}</output>
            <ActionIcon className={styles.remove} aria-label={t('quotes.line.remove', { n: at + 1 })} onClick={() => remove(at)}><IconX size={14} stroke={1.75} /></ActionIcon>
          </div>
        )
      })}
      <div className={styles.foot}>
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.75} />} onClick={add}>{t('quotes.line.add')}</Button>
        <span className={styles.keys} aria-hidden><KeyCap>Enter</KeyCap>{t('quotes.line.keys')}<KeyCap>Alt ↑ ↓</KeyCap>{t('quotes.line.move')}</span>
      </div>
    </div>
  )
}
