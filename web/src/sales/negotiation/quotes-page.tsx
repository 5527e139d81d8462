import { Button } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState, type KeyboardEvent } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { KeyCap } from '~/components/key-cap'
import { useCrumbs } from '~/components/page'
import { formatDay, formatNumber, formatRecent } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { useMay } from '~/lib/session'
import { NewQuote } from './new-quote'
import { quotesQuery, states, type QuoteSummary, type State } from './quotes'
import { showMoney } from './show'
import { StateTag } from './state-tag'
import styles from './quotes.module.css'

export default function QuotesPage() {
  useCrumbs([{ label: t('quotes.nav') }])
  const address = useSearch({ strict: false }) as { state?: string; q?: string; new?: string }
  const navigate = useNavigate()
  const mayWrite = useMay('sell')
  const state = states.find((one) => one === address.state)
  const [words, setWords] = useState(address.q ?? '')
  const list = useInfiniteQuery(quotesQuery({ state, query: words.trim() }))
  const find = useRef<HTMLInputElement>(null)
  const go = (change: Record<string, string | undefined>) => void navigate({ to: '.', search: (now: object) => ({ ...now, ...change }), replace: true } as never)
  const create = () => go({ new: '1' })
  useKeys([
    ...(mayWrite ? [{ keys: 'c', label: t('quotes.new'), group: t('quotes.nav'), run: create }] : []),
    { keys: '/', label: t('quotes.find'), group: t('quotes.nav'), run: () => find.current?.focus() },
  ])
  const first = list.data?.pages[0]
  const quotes = list.data?.pages.flatMap((page) => page.results) ?? []
  const all = Object.values(first?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  const isBare = first !== undefined && all === 0 && words.trim() === ''
  const button = mayWrite && <Button variant="filled" data-create leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('quotes.new')}</Button>

  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t('quotes.nav')}</h1>
      <div className={styles.bar}>
        <div className={styles.tabs} role="tablist" aria-label={t('quotes.states')}>
          <Tab label={t('quotes.all')} count={first ? all : undefined} active={!state} onShow={() => go({ state: undefined })} />
          {states.map((one) => <Tab key={one} label={t(`quotes.state.${one}`)} count={first?.counts[one] ?? (first ? 0 : undefined)} active={state === one} onShow={() => go({ state: one })} />)}
        </div>
        {!isBare && <div className={styles.right}>{button}</div>}
      </div>
      {!isBare && (
        <div className={styles.filters}>
          <label className={styles.find}>
            <IconSearch size={15} stroke={1.75} aria-hidden />
            <input ref={find} type="search" value={words} placeholder={t('quotes.find')} aria-label={t('quotes.find')} onChange={(event) => setWords(event.currentTarget.value)} />
            <KeyCap>/</KeyCap>
          </label>
          {first && <span className={styles.count}>{t('quotes.count', { n: first.total })}</span>}
        </div>
      )}
      {list.error && <Failure error={list.error} full action={<Button onClick={() => void list.refetch()}>{t('error.again')}</Button>} />}
      {isBare && <EmptyState title={t('quotes.empty.title')} text={t('quotes.empty.text')} example={{ department: 'sales', name: t('quotes.empty.example.name'), detail: t('quotes.empty.example.detail'), end: t('quotes.empty.example.end') }} action={button} />}
      {!isBare && first && quotes.length === 0 && <EmptyState title={t('quotes.none.title')} text={t('quotes.none.text')} />}
      {list.isPending && <Skeleton />}
      {quotes.length > 0 && <Table quotes={quotes} />}
      {list.hasNextPage && <div className={styles.foot}><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('quotes.more')}</Button></div>}
      {address.new !== undefined && <NewQuote onClose={() => go({ new: undefined })} />}
    </div>
  )
}

function Tab({ label, count, active, onShow }: { label: string; count: number | undefined; active: boolean; onShow: () => void }) {
  return (
    <button type="button" role="tab" aria-selected={active} className={styles.tab} onClick={onShow}>
      {label}<span>{count === undefined ? '' : formatNumber(count)}</span>
    </button>
  )
}

/** J and K move through the rows, Enter opens: each row is a link that holds the focus. */
function step(event: KeyboardEvent<HTMLTableSectionElement>) {
  if (!['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  links[Math.min(links.length - 1, Math.max(0, at + (event.key === 'j' || event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  event.preventDefault()
}

const opened = (quote: QuoteSummary) => (quote.open_count > 0 && quote.last_opened_at ? t('quotes.times', { n: quote.open_count, when: formatRecent(quote.last_opened_at) }) : '')

function Table({ quotes }: { quotes: QuoteSummary[] }) {
  const navigate = useNavigate()
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('quotes.column.number')}</th><th>{t('quotes.column.title')}</th><th>{t('quotes.column.contact')}</th><th>{t('quotes.column.state')}</th>
            <th>{t('quotes.column.opened')}</th><th>{t('quotes.column.until')}</th><th>{t('quotes.column.owner')}</th><th className={styles.end}>{t('quotes.column.total')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={step}>
          {quotes.map((quote) => (
            <tr key={quote.id} onClick={() => void navigate({ to: `/quotes/${quote.id}` })}>
              <td className={styles.number}>{quote.number}</td>
              <td className={styles.name}><a data-row href={`/quotes/${quote.id}`} onClick={(event) => event.preventDefault()}>{quote.title}</a>{quote.deal_name !== quote.title && <small>{quote.deal_name}</small>}</td>
              <td>{quote.contact_name}</td>
              <td><StateTag state={quote.state} /></td>
              <td>{opened(quote)}</td>
              <td data-late={isLate(quote.state) || undefined}>{formatDay(quote.valid_until)}</td>
              <td>{quote.owner_name}</td>
              <td className={styles.end}><strong>{showMoney(quote.total)}</strong></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isLate = (state: State) => state === 'expired'

function Skeleton() {
  return <div className={styles.scroll}>{Array.from({ length: 8 }, (_, row) => <div key={row} className={styles.bone}><Bones widths={[56, 180 + ((row * 37) % 90), 120, 60, 90]} /></div>)}</div>
}
