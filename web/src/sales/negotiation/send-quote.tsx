import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api, fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { FormDialog } from '~/components/form-dialog'
import { useTyped } from '~/lib/leaving'
import { queryClient, refreshObjects } from '~/lib/queries'
import { doneWith } from '~/lib/undo'
import { quoteQuery, type Quote, type Sent } from './quotes'
import styles from './quotes.module.css'

export function SendQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const { id, number, title, state } = quote.summary
  const [to, setTo] = useState(quote.contact_email)
  const [subject, setSubject] = useState(t('quotes.send.subject_value', { number, title }))
  const [message, setMessage] = useState('')
  const [sent, setSent] = useState<Sent>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const first = { to: quote.contact_email, subject: t('quotes.send.subject_value', { number, title }) }
  const typed = useTyped(!sent && (message.trim() !== '' || to !== first.to || subject !== first.subject))
  const fields = fieldsOf(error)
  const send = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const latest = queryClient.getQueryData(quoteQuery(id).queryKey) ?? quote
      const { data } = await api.post('/api/quotes/{quote_id}/sending', { path: { quote_id: id }, body: { version: latest.version, to: to.trim(), subject, message } })
      typed.sent()
      setSent(data)
      refreshObjects('quotes', 'deals', 'contacts')
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  const close = () => {
    if (sent) queryClient.setQueryData(quoteQuery(id).queryKey, sent.quote)
    onClose()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(sent?.url ?? '')
    doneWith(t('quotes.send.link_copied'))
  }
  if (sent) {
    return (
      <FormDialog title={sent.mail_configured ? t('quotes.send.done', { number, to }) : t('quotes.send.title', { number })} size={520} submit={t('quotes.send.copy')} draft={typed} onSubmit={() => void copy()} onClose={close}>
        <p role="status">{t(sent.mail_configured ? 'quotes.send.link' : 'quotes.send.kept')}</p>
        <code className={styles.code}>{sent.url}</code>
      </FormDialog>
    )
  }
  return (
    <FormDialog
      title={t('quotes.send.title', { number })}
      size={520}
      submit={t('quotes.send.button')}
      busy={busy}
      draft={typed}
      beside={state === 'draft' && <span className={styles.note}>{t('quotes.send.frozen')}</span>}
      onSubmit={() => void send()}
      onClose={close}
    >
      <TextInput type="email" required data-autofocus label={t('quotes.send.to')} value={to} error={fields['to']} onChange={(event) => setTo(event.currentTarget.value)} />
      <TextInput required label={t('quotes.send.subject')} maxLength={300} value={subject} error={fields['subject']} onChange={(event) => setSubject(event.currentTarget.value)} />
      <Textarea label={t('quotes.send.message')} description={t('quotes.send.message_hint')} autosize minRows={4} maxRows={12} maxLength={5000} value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
      {error !== undefined && Object.keys(fields).length === 0 && <p role="alert" className={styles.bad}>{explain(error)}</p>}
      {Object.entries(fields).filter(([name]) => !['to', 'subject'].includes(name)).map(([name, said]) => <p key={name} role="alert" className={styles.bad}>{said}</p>)}
    </FormDialog>
  )
}
