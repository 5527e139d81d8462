import { Button, Menu } from '@mantine/core'
import { IconDownload, IconEye, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EditorFrame } from '~/components/editor-frame'
import { explain } from '~/components/failure'
import { MoreMenu } from '~/components/more-menu'
import { useCrumbs } from '~/components/page'
import { QueryBoundary } from '~/components/query-boundary'
import { useDraft } from '~/lib/draft'
import { fetchNow, queryClient, refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith, failed } from '~/lib/undo'
import { toForm, toPatch, type FormLine } from './form'
import { QuoteEditor } from './quote-editor'
import { QuoteRail } from './quote-rail'
import { QuoteText } from './quote-text'
import { changeQuote, createQuote, quoteQuery, type Quote } from './quotes'
import { SendQuote } from './send-quote'
import { StateTag } from './state-tag'
import styles from './quote.module.css'

export default function QuotePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery(quoteQuery(id))
  const mayWrite = useMay('sell')
  const [sending, setSending] = useState(false)
  useCrumbs([{ label: t('quotes.nav'), to: '/quotes' }, { label: query.data?.summary.number ?? '' }])
  const send = () => setSending(true)
  return (
    <QueryBoundary query={query} waiting={<div className={styles.bones}><Bones widths={[80, 240]} height={20} /></div>}>
      {(quote) => (
        <>
          {quote.summary.state === 'draft' && mayWrite ? <DraftPage key={id} quote={quote} onSend={send} /> : <SentPage quote={quote} onSend={send} />}
          {/* Here, because the quote is no draft any more while the dialog still shows its link. */}
          {sending && <SendQuote quote={quote} onClose={() => setSending(false)} />}
        </>
      )}
    </QueryBoundary>
  )
}

interface Props {
  quote: Quote
  onSend: () => void
}

const about = ({ summary: { number, state } }: Quote) => <><span>{number}</span><StateTag state={state} /></>

const items = { lines: ({ key }: FormLine) => key }
const called = {
  title: t('quotes.called.title'),
  valid_until: t('quotes.called.until'),
  intro: t('quotes.called.intro'),
  terms: t('quotes.called.terms'),
  discount: t('quotes.called.discount'),
  lines: (n: number) => t('quotes.called.lines', { n }),
}

function DraftPage({ quote, onSend }: Props) {
  const { id, title, total: { currency } } = quote.summary
  const draft = useDraft({
    stored: quote,
    read: toForm,
    body: (form) => toPatch(form, currency),
    save: (changed) => changeQuote(id, changed),
    load: () => fetchNow(quoteQuery(id)),
    items,
    called,
    savedBy: ({ updated_by, summary: { updated_at } }) => ({ updated_at, ...(updated_by && { updated_by }) }),
  })
  const send = async () => {
    if (await draft.save()) onSend()
  }
  const pdf = async () => {
    if (await draft.save()) window.open(`/api/quotes/${id}/pdf`, '_blank')
  }
  return (
    <EditorFrame
      title={title}
      shape="sheet"
      about={about(quote)}
      draft={draft}
      actions={
        <>
          <Button leftSection={<IconEye size={15} stroke={1.75} />} onClick={() => void pdf()}>{t('quotes.preview')}</Button>
          <Button variant="filled" leftSection={<IconSend size={15} stroke={1.75} />} disabled={quote.lines.length === 0 || draft.status === 'failed' || draft.status === 'conflict'} onClick={() => void send()}>{t('quotes.send')}</Button>
          <More quote={quote} />
        </>
      }
    >
      <section><QuoteEditor form={draft.form} change={draft.change} currency={currency} fields={draft.fields} /></section>
      <aside aria-label={t('page.more')}><QuoteRail quote={quote} form={draft.form} onDiscount={(discount) => draft.change({ discount })} /></aside>
    </EditorFrame>
  )
}

function SentPage({ quote, onSend }: Props) {
  const mayWrite = useMay('sell')
  const isOpen = ['sent', 'opened'].includes(quote.summary.state)
  return (
    <EditorFrame
      title={quote.summary.title}
      shape="sheet"
      about={about(quote)}
      actions={
        <>
          <Button component="a" href={`/api/quotes/${quote.summary.id}/pdf`} target="_blank" leftSection={<IconDownload size={15} stroke={1.75} />}>{t('quotes.pdf')}</Button>
          {isOpen && mayWrite && <Button leftSection={<IconSend size={15} stroke={1.75} />} onClick={onSend}>{t('quotes.send_again')}</Button>}
          <More quote={quote} />
        </>
      }
    >
      <section><QuoteText quote={quote} /></section>
      <aside aria-label={t('page.more')}><QuoteRail quote={quote} /></aside>
    </EditorFrame>
  )
}

function More({ quote }: { quote: Quote }) {
  const navigate = useNavigate()
  const mayWrite = useMay('sell')
  const { id, number, state } = quote.summary
  const attempt = (run: () => Promise<void>) => () => void run().catch((error: unknown) => failed(explain(error)))
  const link = async () => (await api.post('/api/quotes/{quote_id}/links', { path: { quote_id: id } })).data.url
  const copyLink = attempt(async () => {
    await navigator.clipboard.writeText(await link())
    doneWith(t('quotes.send.link_copied'))
    refreshObjects(`quotes:${id}`)
  })
  const asCustomer = () => {
    // The window opens with the click itself; browsers refuse one that comes later.
    const page = window.open('', '_blank')
    attempt(async () => {
      const url = await link()
      if (page) page.location.href = url
    })()
  }
  const copy = attempt(async () => {
    const made = await createQuote({ deal_id: quote.summary.deal_id, copy_of: id })
    doneWith(t('quotes.copied', { number: made.summary.number }))
    refreshObjects('quotes')
    void navigate({ to: `/quotes/${made.summary.id}` })
  })
  const withdraw = attempt(async () => {
    const { data } = await api.post('/api/quotes/{quote_id}/withdrawal', { path: { quote_id: id } })
    queryClient.setQueryData(quoteQuery(id).queryKey, data)
    doneWith(t('quotes.withdrawn', { number }), async () => {
      queryClient.setQueryData(quoteQuery(id).queryKey, (await api.delete('/api/quotes/{quote_id}/withdrawal', { path: { quote_id: id } })).data)
      refreshObjects('quotes')
    })
    refreshObjects('quotes')
  })
  if (!mayWrite) return null
  const wasSent = !['draft', 'withdrawn'].includes(state)
  return (
    <MoreMenu button>
      {wasSent && <Menu.Item onClick={asCustomer}>{t('quotes.as_customer')}</Menu.Item>}
      {wasSent && <Menu.Item onClick={copyLink}>{t('quotes.link.get')}</Menu.Item>}
      <Menu.Item onClick={copy}>{t('quotes.copy')}</Menu.Item>
      {['draft', 'sent', 'opened', 'expired'].includes(state) && <Menu.Item className="danger" onClick={withdraw}>{t('quotes.withdraw')}</Menu.Item>}
    </MoreMenu>
  )
}
