import { Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconEye, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { ApiError } from '~/api/client'
import { untyped } from '~/api/untyped'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { explain, Failure } from '~/components/failure'
import { useCrumbs } from '~/components/page'
import { queryClient, refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith, failed } from '~/lib/undo'
import { QuoteEditor } from './quote-editor'
import { QuoteRail } from './quote-rail'
import { QuoteText } from './quote-text'
import { createQuote, quoteQuery, type Quote } from './quotes'
import { SendQuote } from './send-quote'
import { StateTag } from './state-tag'
import { useDraft } from './use-draft'
import styles from './quote.module.css'

export default function QuotePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: quote, error, refetch } = useQuery(quoteQuery(id))
  const mayWrite = useMay('sell')
  const [sending, setSending] = useState(false)
  useCrumbs([{ label: t('quotes.nav'), to: '/quotes' }, { label: quote?.summary.number ?? '' }])
  if (error && !quote) {
    const gone = error instanceof ApiError && error.status === 404
    return gone ? <EmptyState alone title={t('quotes.gone.title')} text={t('quotes.gone.text')} /> : <Failure error={error} full action={<Button onClick={() => void refetch()}>{t('error.again')}</Button>} />
  }
  if (!quote) return <div className={styles.page}><header className={styles.head}><Bones widths={[80, 240]} height={20} /></header></div>
  const send = () => setSending(true)
  return (
    <>
      {quote.summary.state === 'draft' && mayWrite ? <DraftPage key={id} quote={quote} onSend={send} /> : <SentPage quote={quote} onSend={send} />}
      {/* Here, because the quote is no draft any more while the dialog still shows its link. */}
      {sending && <SendQuote quote={quote} onClose={() => setSending(false)} />}
    </>
  )
}

interface Props {
  quote: Quote
  onSend: () => void
}

function DraftPage({ quote, onSend }: Props) {
  const [shown, setShown] = useState(0)
  return <DraftBody key={shown} quote={quote} onSend={onSend} onReload={() => void queryClient.fetchQuery({ ...quoteQuery(quote.summary.id), staleTime: 0 }).then(() => setShown((now) => now + 1))} />
}

function DraftBody({ quote, onSend, onReload }: Props & { onReload: () => void }) {
  const draft = useDraft(quote)
  const send = async () => {
    await draft.flush()
    onSend()
  }
  const pdf = async () => {
    await draft.flush()
    window.open(`/api/quotes/${quote.summary.id}/pdf`, '_blank')
  }
  const currency = quote.summary.total.currency
  return (
    <Frame
      quote={quote}
      saved={<SaveState draft={draft} onReload={onReload} />}
      actions={
        <>
          <Button leftSection={<IconEye size={15} stroke={1.75} />} onClick={() => void pdf()}>{t('quotes.preview')}</Button>
          <Button variant="filled" leftSection={<IconSend size={15} stroke={1.75} />} disabled={quote.lines.length === 0 || draft.status === 'failed'} onClick={() => void send()}>{t('quotes.send')}</Button>
        </>
      }
      rail={<QuoteRail quote={quote} form={draft.form} onDiscount={(discount) => draft.change({ discount })} />}
    >
      <QuoteEditor form={draft.form} change={draft.change} currency={currency} error={draft.error} />
    </Frame>
  )
}

function SaveState({ draft, onReload }: { draft: ReturnType<typeof useDraft>; onReload: () => void }) {
  if (draft.status === 'failed') {
    const stale = draft.error instanceof ApiError && draft.error.code === 'version_stale'
    return <span role="alert" className={styles.bad}>{explain(draft.error)} {stale && <Button size="compact-sm" onClick={onReload}>{t('quotes.reload')}</Button>}</span>
  }
  return <span role="status" className={styles.saved}>{draft.status === 'saved' ? t('quotes.saved') : draft.status === 'saving' ? t('quotes.saving') : t('quotes.not_saved')}</span>
}

function SentPage({ quote, onSend }: Props) {
  const mayWrite = useMay('sell')
  const isOpen = ['sent', 'opened'].includes(quote.summary.state)
  return (
    <Frame
      quote={quote}
      actions={
        <>
          <Button component="a" href={`/api/quotes/${quote.summary.id}/pdf`} target="_blank" leftSection={<IconDownload size={15} stroke={1.75} />}>{t('quotes.pdf')}</Button>
          {isOpen && mayWrite && <Button leftSection={<IconSend size={15} stroke={1.75} />} onClick={onSend}>{t('quotes.send_again')}</Button>}
        </>
      }
      rail={<QuoteRail quote={quote} />}
    >
      <QuoteText quote={quote} />
    </Frame>
  )
}

function Frame({ quote, saved, actions, rail, children }: { quote: Quote; saved?: ReactNode; actions: ReactNode; rail: ReactNode; children: ReactNode }) {
  const { number, title, state } = quote.summary
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.who}>
          <h1>{title}</h1>
          <p><span>{number}</span><StateTag state={state} />{saved}</p>
        </div>
        <div className={styles.actions}>{actions}<More quote={quote} /></div>
      </header>
      <div className={styles.columns}>
        <section className={styles.main}>{children}</section>
        <aside className={styles.rail} aria-label={t('page.more')}>{rail}</aside>
      </div>
    </div>
  )
}

function More({ quote }: { quote: Quote }) {
  const navigate = useNavigate()
  const mayWrite = useMay('sell')
  const { id, number, state } = quote.summary
  const attempt = (run: () => Promise<void>) => () => void run().catch((error: unknown) => failed(explain(error)))
  const link = async () => (await untyped.post<{ url: string }>(`/api/quotes/${id}/links`)).data.url
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
    const { data } = await untyped.post<Quote>(`/api/quotes/${id}/withdrawal`)
    queryClient.setQueryData(quoteQuery(id).queryKey, data)
    doneWith(t('quotes.withdrawn', { number }))
    refreshObjects('quotes')
  })
  if (!mayWrite) return null
  const wasSent = !['draft', 'withdrawn'].includes(state)
  return (
    <Menu>
      <Menu.Target><Button aria-label={t('quotes.more_actions')} px={8}><IconDots size={16} stroke={1.75} /></Button></Menu.Target>
      <Menu.Dropdown>
        {wasSent && <Menu.Item onClick={asCustomer}>{t('quotes.as_customer')}</Menu.Item>}
        {wasSent && <Menu.Item onClick={copyLink}>{t('quotes.link.get')}</Menu.Item>}
        <Menu.Item onClick={copy}>{t('quotes.copy')}</Menu.Item>
        {['draft', 'sent', 'opened', 'expired'].includes(state) && <Menu.Item className="danger" onClick={withdraw}>{t('quotes.withdraw')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
