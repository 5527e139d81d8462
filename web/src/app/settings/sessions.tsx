import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { Failure } from '~/components/failure'
import { Irrevocable } from '~/components/irrevocable'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatRecent } from '~/lib/format'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'
import { sayDevice } from './device'

type Device = Schemas['auth.SignedInDevice']

export default function SessionSettings() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => api.get('/api/sessions') })
  const [ending, setEnding] = useState<Device>()
  const end = useChange((id: string) => api.delete('/api/sessions/{session_id}', { path: { session_id: id } }), ['sessions'], () => {
    doneWith(t('settings.sessions.ended'))
    setEnding(undefined)
  })
  return (
    <SettingsPage title={t('settings.sessions')} text={t('settings.sessions.text')}>
      {sessions.error && <Failure error={sessions.error} />}
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
                {device.current ? <span className={styles.tag} data-tone="ok">{t('settings.sessions.this')}</span> : <Button size="compact-sm" className="danger" onClick={() => setEnding(device)}>{t('settings.sessions.end')}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending && (
        <Irrevocable title={t('settings.sessions.end_title', { device: sayDevice(ending.user_agent) })} button={t('settings.sessions.end')} busy={end.isPending} error={end.error} onDo={() => end.mutate(ending.id)} onClose={() => setEnding(undefined)}>
          <p>{t('settings.sessions.end_lost')}</p>
        </Irrevocable>
      )}
    </SettingsPage>
  )
}
