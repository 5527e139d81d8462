import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import { Failure } from '~/components/failure'
import { Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatNumber, formatRecent } from '~/lib/format'
import { useMay, useSession } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'

const example = '[smtp]\nhost = "mail.example.com"\nport = 587\nuser = "…"\npassword = "…"\nfrom = "Your company <you@example.com>"'
const tones = { queued: undefined, sent: 'ok', failed: 'bad', kept: 'warn' } as const

export default function MailSettings() {
  const status = useQuery({ queryKey: ['mail', 'status'], queryFn: () => api.get('/api/mail/status') })
  const mayTest = useMay('manage_settings')
  if (status.error) return <SettingsPage title={t('settings.mail')}><Failure error={status.error} /></SettingsPage>
  const now = status.data
  return (
    <SettingsPage title={t('settings.mail')}>
      {now && (
        <>
          <div className={styles.card}>
            <p>{now.configured ? t('settings.mail.ready', { server: now.server, sender: now.sender }) : t('settings.mail.kept')}</p>
            {!now.configured && <><p className={styles.note}>{t('settings.mail.how')}</p><code className={styles.code}>{example}</code></>}
          </div>
          <div className={styles.figures}>
            <div><strong>{formatNumber(now.sent)}</strong><span>{t('settings.mail.sent')}</span></div>
            <div><strong>{formatNumber(now.queued)}</strong><span>{t('settings.mail.queued')}</span></div>
            <div><strong>{formatNumber(now.failed)}</strong><span>{t('settings.mail.failed')}</span></div>
            <div><strong>{formatNumber(now.kept)}</strong><span>{t('settings.mail.kept_count')}</span></div>
          </div>
          {mayTest && now.configured && <TestMail />}
        </>
      )}
      <h2>{t('settings.mail.messages')}</h2>
      <Messages maySend={mayTest} />
    </SettingsPage>
  )
}

function TestMail() {
  const { user } = useSession()
  const [to, setTo] = useState(user.email)
  const [reply, setReply] = useState<string>()
  const send = useChange(async (address: string) => setReply((await api.post('/api/mail/test', { body: { to: address } })).data.reply), ['mail'])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(to)
      }}
    >
      <div className={styles.row}>
        <TextInput label={t('settings.mail.test')} type="email" value={to} error={send.fields['to']} onChange={(event) => setTo(event.currentTarget.value)} />
        <Button type="submit" loading={send.isPending}>{t('settings.mail.test_button')}</Button>
      </div>
      {reply && <p role="status">{t('settings.mail.answer', { reply })}</p>}
      <Problem error={send.error} shown={['to']} />
    </form>
  )
}

function Messages({ maySend }: { maySend: boolean }) {
  const list = useInfiniteQuery({
    queryKey: ['mail', 'messages'],
    queryFn: ({ pageParam }) => api.get('/api/mail/messages', { query: { limit: 50, other_than: 'campaign', after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
  })
  const again = useChange((id: string) => api.post('/api/mail/messages/{id}/delivery', { path: { id } }), ['mail'], () => doneWith(t('settings.mail.again_done')))
  const messages = list.data?.pages.flatMap((page) => page.results) ?? []
  if (list.error) return <Failure error={list.error} />
  if (list.isSuccess && messages.length === 0) return <p className={styles.note}>{t('settings.mail.none')}</p>
  return (
    <>
      <table className={`${styles.table} ${styles.cards} ${styles.split}`}>
        <thead><tr><th>{t('settings.mail.to')}</th><th>{t('settings.mail.subject')}</th><th>{t('settings.mail.when')}</th><th>{t('settings.mail.state')}</th><th><span className="visually-hidden">{t('settings.mail.again')}</span></th></tr></thead>
        <tbody>
          {messages.map((message) => (
            <tr key={message.id}>
              <td>{message.to_address}</td>
              <td data-wide><strong>{message.subject}</strong></td>
              <td>{formatRecent(message.created_at)}</td>
              <td><span className={styles.tag} data-tone={tones[message.state]} title={message.last_error}>{t(`settings.mail.state.${message.state}`)}</span></td>
              <td className={styles.end}>{maySend && (message.state === 'failed' || message.state === 'kept') && <Button size="compact-sm" onClick={() => again.mutate(message.id)}>{t('settings.mail.again')}</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasNextPage && <Button variant="subtle" onClick={() => void list.fetchNextPage()}>{t('settings.mail.more')}</Button>}
    </>
  )
}
