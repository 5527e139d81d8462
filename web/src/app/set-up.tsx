import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fieldsOf } from '~/api/client'
import { explain } from '~/components/failure'
import { currencies, timezones } from '~/lib/choices'
import { setUp, type Setup } from '~/lib/session'
import { EntryFrame } from './entry-frame'
import { t } from './messages'
import styles from './entry.module.css'

/** The first visit to an empty server: one form, then the shell. */
export default function SetUp() {
  const [form, setForm] = useState<Setup>({
    workspace_name: '', name: '', email: '', password: '', currency: 'EUR',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const create = useMutation({ mutationFn: () => setUp(form) })
  const fields = fieldsOf(create.error)
  const set = (name: keyof Setup, value: string) => setForm((now) => ({ ...now, [name]: value }))
  const text = (name: keyof Setup) => ({
    name, required: true, value: form[name], error: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <EntryFrame>
      <h1>{t('setup.title')}</h1>
      <p className={styles.host}>{t('setup.text')}</p>
      <form onSubmit={submit} className={styles.form}>
        <TextInput label={t('setup.workspace')} autoFocus autoComplete="organization" {...text('workspace_name')} />
        <TextInput label={t('setup.name')} autoComplete="name" {...text('name')} />
        <TextInput label={t('setup.email')} type="email" autoComplete="username" {...text('email')} />
        <PasswordInput label={t('setup.password')} description={t('setup.password_hint')} autoComplete="new-password" {...text('password')} />
        <div className={styles.pair}>
          <Select label={t('setup.currency')} data={currencies} value={form.currency} onChange={(value) => set('currency', value ?? 'EUR')} allowDeselect={false} error={fields['currency']} />
          <Select label={t('setup.timezone')} data={timezones()} value={form.timezone} onChange={(value) => set('timezone', value ?? 'UTC')} allowDeselect={false} searchable error={fields['timezone']} />
        </div>
        {create.error && Object.keys(fields).length === 0 && <p role="alert" className={styles.problem}>{explain(create.error)}</p>}
        <Button type="submit" variant="filled" loading={create.isPending} fullWidth>{t('setup.button')}</Button>
      </form>
    </EntryFrame>
  )
}
