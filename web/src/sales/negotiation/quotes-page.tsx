import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { useCrumbs } from '~/components/page'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { useOwners, ownerName } from '~/components/records/queries'
import { choiceField, ownerProperty } from '~/components/records/values'
import { stateViews } from '~/components/records/views'
import { formatDay, formatRecent } from '~/lib/format'
import { useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { NewQuote } from './new-quote'
import { states, type QuoteSummary } from './quotes'
import { showMoney } from './show'
import { StateTag } from './state-tag'
import styles from './quotes.module.css'

const opened = (quote: QuoteSummary) => (quote.open_count > 0 && quote.last_opened_at ? t('quotes.times', { n: quote.open_count, when: formatRecent(quote.last_opened_at) }) : '')

const list: OwnList<QuoteSummary> = {
  name: 'quotes',
  ask: listOf('/api/quotes'),
  label: 'quotes.nav',
  noun: 'quotes.noun',
  find: 'quotes.find',
  views: stateViews(states, (state) => t(`quotes.state.${state}`)),
  columns: [
    {
      name: 'title', label: t('quotes.column.title'), width: 260, grows: true, text: (quote) => quote.title,
      render: (quote) => <>{quote.title}{quote.deal_name !== quote.title && <span className={styles.beside}>{quote.deal_name}</span>}</>,
    },
    { name: 'number', label: t('quotes.column.number'), width: 84, text: (quote) => quote.number, render: (quote) => quote.number },
    { name: 'state', label: t('quotes.column.state'), width: 104, text: (quote) => t(`quotes.state.${quote.state}`), render: (quote) => <StateTag state={quote.state} /> },
    { name: 'contact', label: t('quotes.column.contact'), width: 160, text: (quote) => quote.contact_name, render: (quote) => quote.contact_name },
    { name: 'opened', label: t('quotes.column.opened'), width: 132, text: (quote) => String(quote.open_count), render: opened },
    {
      name: 'until', label: t('quotes.column.until'), width: 104, text: (quote) => quote.valid_until,
      render: (quote) => <span className={quote.state === 'expired' ? styles.late : undefined}>{formatDay(quote.valid_until)}</span>,
    },
    { name: 'owner', label: t('quotes.column.owner'), width: 148, text: (quote) => quote.owner_name, render: (quote) => quote.owner_name },
    { name: 'total', label: t('quotes.column.total'), width: 140, align: 'right', text: (quote) => `${quote.total.amount} ${quote.total.currency}`, render: (quote) => <strong className={styles.total}>{showMoney(quote.total)}</strong> },
  ],
  idOf: (quote) => quote.id,
  nameOf: (quote) => quote.title,
  path: (quote) => `/quotes/${quote.id}`,
  compact: (quote) => (
    <CompactRow title={quote.title} detail={[quote.number, quote.contact_name].filter(Boolean).join(', ')} end={<strong>{showMoney(quote.total)}</strong>} below={<StateTag state={quote.state} />} />
  ),
  watches: ['quotes'],
}
const stateField = choiceField('state', t('quotes.column.state'), states.map((state) => ({ value: state, label: t(`quotes.state.${state}`) })))

export default function QuotesPage() {
  useCrumbs([{ label: t('quotes.nav') }])
  const address = useSearch({ strict: false }) as { new?: string }
  const show = useShow()
  const mayWrite = useMay('sell')
  const owners = useOwners()
  const fields = useMemo(() => [stateField, choiceField(ownerProperty, t('quotes.column.owner'), owners.map((owner) => ({ value: owner.id, label: ownerName(owner) })))], [owners])
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  const create = mayWrite ? { label: t('quotes.new'), run: () => setNew(true) } : undefined
  return (
    <>
      <OwnListPage
        list={list}
        fields={fields}
        create={create}
        empty={<EmptyList words="quotes" department="sales" create={create} />}
      />
      {address.new !== undefined && mayWrite && <NewQuote onClose={() => setNew(false)} />}
    </>
  )
}
