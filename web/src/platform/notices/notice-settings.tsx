import { Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { usePress } from '~/components/press'
import { SettingsPage } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { preferencesQuery } from './notices'

type Choice = Schemas['notices.Choice']
type Row = Schemas['notices.PreferenceRow']
const mails: Choice['mail'][] = ['never', 'at_once', 'daily']
const groups: Row['group'][] = ['for_you', 'numbers', 'system']

/** What one is told of, by kind and by way. */
export default function NoticeSettings() {
  const preferences = useQuery(preferencesQuery)
  const { error, data } = preferences
  return (
    <SettingsPage title={t('notices.title')} text={t('notices.choose_text')}>
      {error && <Failure error={error} />}
      {data && !data.mail_configured && <p className={styles.card}>{t('notices.no_mail')}</p>}
      {data && groups.map((group) => <Group key={group} group={group} rows={data.kinds.filter((row) => row.group === group)} version={data.version} />)}
      {data?.mail_configured && <p className={styles.note}>{t('notices.digest', { time: data.digest_time })}</p>}
    </SettingsPage>
  )
}

function Group({ group, rows, version }: { group: Row['group']; rows: Row[]; version: number }) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t(`notices.group.${group}`)}</h2>
      <table className={`${styles.table} ${styles.cards}`}>
        <thead><tr><th>{t('notices.column.kind')}</th><th>{t('notices.column.app')}</th><th>{t('notices.column.mail')}</th></tr></thead>
        <tbody>{rows.map((row) => <Kind key={row.kind} row={row} version={version} />)}</tbody>
      </table>
    </>
  )
}

function Kind({ row, version }: { row: Row; version: number }) {
  const press = usePress<Choice>(...preferencesQuery.queryKey)
  const now: Choice = { kind: row.kind, in_app: row.in_app, mail: row.mail }
  const choose = (change: Partial<Choice>) =>
    press.mutate({
      version,
      from: now,
      to: { ...now, ...change },
      send: async (seen, choice) => (await api.put('/api/notice-preferences', { body: { version: seen, kinds: [choice] } })).data,
      said: t('notices.chosen', { kind: row.label }),
    })
  return (
    <tr>
      <td><strong>{row.label}</strong></td>
      <td data-label={t('notices.column.app')}><Switch aria-label={t('notices.in_app', { kind: row.label })} checked={row.in_app} disabled={press.isPending} onChange={(event) => choose({ in_app: event.currentTarget.checked })} /></td>
      <td data-label={t('notices.column.mail')}>
        <Select aria-label={t('notices.by_mail', { kind: row.label })} w={148} data={mails.map((mail) => ({ value: mail, label: t(`notices.mail.${mail}`) }))} value={row.mail} disabled={press.isPending} allowDeselect={false} onChange={(mail) => mail && choose({ mail: mail as Choice['mail'] })} />
      </td>
    </tr>
  )
}
