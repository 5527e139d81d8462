import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import { RailFact, RailFacts, RailSection } from '~/components/records/rail'
import { formatDate, formatRecent } from '~/lib/format'
import { Link } from '~/lib/routes'
import { Slot } from '~/lib/slots'
import { discountOf, formSums, type Form } from './form'
import type { Quote, QuoteEvent } from './quotes'
import { showMinor, showMoney, showRate } from './show'
import styles from './quote.module.css'

interface Props {
  quote: Quote
  /** While a draft is edited: sums follow the keys. */
  form?: Form
  onDiscount?: (discount: string) => void
}

export function QuoteRail({ quote, form, onDiscount }: Props) {
  const { summary, seal } = quote
  return (
    <>
      <RailSection title={t('quotes.rail.total')}>
        {form && onDiscount ? <LiveSums form={form} currency={summary.total.currency} onDiscount={onDiscount} /> : <StoredSums quote={quote} />}
      </RailSection>
      <RailSection title={t('quotes.rail.about')}>
        <RailFacts>
          <RailFact label={t('quotes.column.deal')}><Link to={`/deals/${summary.deal_id}`}>{summary.deal_name}</Link></RailFact>
          {summary.contact_id && <RailFact label={t('quotes.column.contact')}><Link to={`/contacts/${summary.contact_id}`}>{summary.contact_name}</Link></RailFact>}
          <RailFact label={t('quotes.column.owner')}>{summary.owner_name}</RailFact>
          <RailFact label={t('quotes.until')}>{formatDate(summary.valid_until)}</RailFact>
          {summary.last_opened_at && <RailFact label={t('quotes.column.opened')}>{t('quotes.times', { n: summary.open_count, when: formatRecent(summary.last_opened_at) })}</RailFact>}
        </RailFacts>
      </RailSection>
      <Slot name="quote.rail" props={{ id: summary.id }} />
      {seal && (
        <RailSection title={t('quotes.rail.seal')}>
          <p className={styles.seal}>{t('quotes.rail.seal_text', { n: seal.sequence })}</p>
          <code className={styles.hash} title={seal.document_hash}>{t('quotes.rail.document', { hash: seal.document_hash.slice(0, 16) })}</code>
        </RailSection>
      )}
      <RailSection title={t('quotes.rail.history')}>
        <ol className={styles.history}>{quote.history.map((event, index) => <HistoryEntry key={index} event={event} />)}</ol>
      </RailSection>
    </>
  )
}

function HistoryEntry({ event }: { event: QuoteEvent }) {
  const said = (event.kind === 'question' || event.kind === 'declined') && event.words
  return (
    <li>
      <span>{t(`quotes.event.${event.kind}`, { who: event.who, words: event.words })}</span>
      <time dateTime={event.at}>{formatRecent(event.at)}</time>
      {said && <q>{event.words}</q>}
    </li>
  )
}

function Sum({ label, amount, strong = false }: { label: ReactNode; amount: string; strong?: boolean }) {
  return <div className={strong ? styles.total : undefined}><dt>{label}</dt><dd>{amount}</dd></div>
}

function LiveSums({ form, currency, onDiscount }: { form: Form; currency: string; onDiscount: (discount: string) => void }) {
  const sums = formSums(form, currency)
  const show = (minor: bigint) => showMinor(minor, currency)
  return (
    <dl className={styles.sums} aria-live="polite">
      <Sum label={t('quotes.sum.subtotal')} amount={show(sums.subtotal)} />
      <div>
        <dt><label htmlFor="quote-discount">{t('quotes.sum.discount')}</label></dt>
        <dd className={styles.discount}>
          <input id="quote-discount" inputMode="decimal" value={form.discount} placeholder="0" aria-invalid={discountOf(form) === undefined || undefined} onChange={(event) => onDiscount(event.currentTarget.value)} /> %
        </dd>
      </div>
      {sums.discount > 0n && <Sum label={t('quotes.sum.less')} amount={`−${show(sums.discount)}`} />}
      <Sum label={t('quotes.sum.net')} amount={show(sums.net)} />
      {sums.taxes.map(({ rate, tax }) => <Sum key={String(rate)} label={t('quotes.sum.tax', { rate: showRate(rate) })} amount={show(tax)} />)}
      <Sum strong label={t('quotes.sum.total')} amount={show(sums.total)} />
    </dl>
  )
}

function StoredSums({ quote }: { quote: Quote }) {
  const { totals } = quote
  return (
    <dl className={styles.sums}>
      {quote.discount > 0 && <Sum label={t('quotes.sum.subtotal')} amount={showMoney(totals.subtotal)} />}
      {quote.discount > 0 && <Sum label={`${t('quotes.sum.less')} ${showRate(quote.discount)} %`} amount={`−${showMoney(totals.discount)}`} />}
      <Sum label={t('quotes.sum.net')} amount={showMoney(totals.net)} />
      {totals.taxes.map(({ rate, tax }) => <Sum key={rate} label={t('quotes.sum.tax', { rate: showRate(rate) })} amount={showMoney(tax)} />)}
      <Sum strong label={t('quotes.sum.total')} amount={showMoney(totals.total)} />
    </dl>
  )
}
