import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '~/api/client'
import { DraftProblem, Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { useDraft } from '~/lib/draft'
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
  const draft = useDraft({
    stored: user,
    read: ({ name }) => ({ name }),
    body: ({ name }) => (name.trim() ? { name: name.trim() } : undefined),
    save: async (changed) => (await api.patch('/api/users/{user_id}', { path: { user_id: user.id }, body: changed })).data,
    load: async () => (await api.get('/api/users')).results.find((one) => one.id === user.id)!,
    byHand: true,
  })
  const { form: { name }, fields, change } = draft
  const save = async () => {
    if (!draft.isChanged || !(await draft.save())) return
    doneWith(t('settings.saved', { what: t('settings.profile.name') }))
    for (const key of [['users'], ['owners'], entryQuery.queryKey]) void queryClient.invalidateQueries({ queryKey: key })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput label={t('settings.profile.name')} description={mayEdit ? undefined : t('settings.profile.name_hint')} autoComplete="name" maxLength={200} disabled={!mayEdit} value={name} error={fields['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
      <DraftProblem draft={draft} shown={['name']} />
      {mayEdit && <div className={styles.foot}><Button type="submit" loading={draft.status === 'saving'} disabled={!name.trim() || !draft.isChanged}>{t('settings.profile.save')}</Button></div>}
    </form>
  )
}
