import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '~/api/client'
import { leave } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'
import { Problem, SettingsPage, useChange } from './parts'
import styles from './settings.module.css'

export default function ProfileSettings() {
  const [form, setForm] = useState({ current_password: '', new_password: '' })
  const change = useChange((given: typeof form) => api.put('/api/password', given), [], () => {
    doneWith(t('settings.profile.done'))
    leave()
  })
  return (
    <SettingsPage title={t('settings.profile')} text={t('settings.profile.text')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(form)
        }}
      >
        <PasswordInput label={t('settings.profile.current')} autoComplete="current-password" required value={form.current_password} error={change.fields['current_password']} onChange={(event) => setForm({ ...form, current_password: event.currentTarget.value })} />
        <PasswordInput label={t('settings.profile.new')} description={t('settings.profile.hint')} autoComplete="new-password" required value={form.new_password} error={change.fields['new_password'] ?? change.fields['password']} onChange={(event) => setForm({ ...form, new_password: event.currentTarget.value })} />
        <Problem error={change.error} shown={['current_password', 'new_password', 'password']} />
        <div className={styles.foot}><Button type="submit" variant="filled" loading={change.isPending}>{t('settings.profile.button')}</Button></div>
      </form>
    </SettingsPage>
  )
}
