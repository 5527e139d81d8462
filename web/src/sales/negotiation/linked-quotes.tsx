import { ActionIcon } from '@mantine/core'
import { IconFileInvoice, IconPlus } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { explain } from '~/components/failure'
import { RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { formatMoney } from '~/lib/format'
import { refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { createQuote, useQuotesOf, type QuoteSummary } from './quotes'
import { StateTag } from './state-tag'
import styles from './quotes.module.css'

/** The quotes of a deal or a contact; from a deal a new one is drafted at once. */
export function LinkedQuotes({ field, id }: { field: 'deal_id' | 'contact_id'; id: string }) {
  const quotes = useQuotesOf(field, id)
  const navigate = useNavigate()
  const mayWrite = useMay('sell')
  const draft = async () => {
    try {
      const quote = await createQuote({ deal_id: id })
      refreshObjects('quotes')
      void navigate({ to: `/quotes/${quote.summary.id}` })
    } catch (error) {
      failed(explain(error))
    }
  }
  const add = mayWrite && field === 'deal_id' && <ActionIcon size={24} aria-label={t('quotes.new')} onClick={() => void draft()}><IconPlus size={15} stroke={1.75} /></ActionIcon>
  return (
    <RailSection title={t('quotes.rail.one')} action={add}>
      {!quotes && <Bones widths={[16, 180]} />}
      {quotes?.length === 0 && <RailNothing>{t('quotes.rail.none')}</RailNothing>}
      {quotes?.map((quote) => (
        <RailItem key={quote.id} to={`/quotes/${quote.id}`} mark={<IconFileInvoice size={16} stroke={1.75} aria-hidden />} title={quote.title} detail={<Detail quote={quote} />} end={formatMoney(quote.total.amount, quote.total.currency)} />
      ))}
    </RailSection>
  )
}

function Detail({ quote }: { quote: QuoteSummary }) {
  return <span className={styles.detail}>{quote.number} <StateTag state={quote.state} />{quote.open_count > 0 && <span>{t('quotes.rail.opened', { n: quote.open_count })}</span>}</span>
}
