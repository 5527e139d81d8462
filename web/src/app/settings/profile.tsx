import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '~/api/client'
import { Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { queryClient } from '~/lib/queries'
import { entryQuery, leave, useMay, useSession } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'

export default function ProfileSettings() {
  const [form, setForm] = useState({ current_password: '', new_password: '' })
  const change = useChange((given: typeof form) => api.put('/api/password', { body: given }), [], () => {
    doneWith(t('settings.profile.done'))
    leave()
  })
  return (
    <SettingsPage title={t('settings.profile')} text={t('settings.profile.text')}>
      <Name />
      <h2>{t('settings.profile.password')}</h2>
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

/** One's own name; it stands beside everything one does. */
function Name() {
  const { user } = useSession()
  const mayEdit = useMay('manage_users')
  const [name, setName] = useState(user.name)
  const change = useChange((given: string) => api.patch('/api/users/{user_id}', { path: { user_id: user.id }, body: { name: given } }), ['users', 'owners'], () => {
    doneWith(t('settings.saved', { what: t('settings.profile.name') }))
    void queryClient.invalidateQueries({ queryKey: entryQuery.queryKey })
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() && name.trim() !== user.name) change.mutate(name.trim())
      }}
    >
      <TextInput label={t('settings.profile.name')} description={mayEdit ? undefined : t('settings.profile.name_hint')} autoComplete="name" maxLength={200} disabled={!mayEdit} value={name} error={change.fields['name']} onChange={(event) => setName(event.currentTarget.value)} />
      <Problem error={change.error} shown={['name']} />
      {mayEdit && <div className={styles.foot}><Button type="submit" loading={change.isPending} disabled={!name.trim() || name.trim() === user.name}>{t('settings.profile.save')}</Button></div>}
    </form>
  )
}
