import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { Failure } from '~/components/failure'
import { Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatRecent } from '~/lib/format'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'
import { sayDevice } from './device'

export default function SessionSettings() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => api.get('/api/sessions') })
  const end = useChange((id: string) => api.delete('/api/sessions/{session_id}', { path: { session_id: id } }), ['sessions'], () => doneWith(t('settings.sessions.ended')))
  return (
    <SettingsPage title={t('settings.sessions')} text={t('settings.sessions.text')}>
      {sessions.error && <Failure error={sessions.error} />}
      <Problem error={end.error} shown={[]} />
      <table className={`${styles.table} ${styles.cards} ${styles.split}`}>
        <thead>
          <tr><th>{t('settings.sessions.device')}</th><th>{t('settings.sessions.address')}</th><th>{t('settings.sessions.used')}</th><th>{t('settings.sessions.since')}</th><th><span className="visually-hidden">{t('settings.sessions.end')}</span></th></tr>
        </thead>
        <tbody>
          {sessions.data?.results.map((device) => (
            <tr key={device.id}>
              <td title={device.user_agent}><strong>{sayDevice(device.user_agent)}</strong></td>
              <td>{device.client_ip}</td>
              <td data-label={t('settings.sessions.used')}>{formatRecent(device.last_used_at)}</td>
              <td data-label={t('settings.sessions.since')}>{formatRecent(device.created_at)}</td>
              <td className={styles.end}>
                {device.current ? <span className={styles.tag} data-tone="ok">{t('settings.sessions.this')}</span> : <Button size="compact-sm" className="danger" onClick={() => end.mutate(device.id)}>{t('settings.sessions.end')}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SettingsPage>
  )
}
