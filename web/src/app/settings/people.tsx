import { Button, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import type { Role, Schemas } from '~/api/types'
import { Avatar } from '~/components/avatar'
import { Failure } from '~/components/failure'
import { usePress } from '~/components/press'
import { Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatDate } from '~/lib/format'
import { useTyped } from '~/lib/leaving'
import { useMay, useSession } from '~/lib/session'
import { isSame } from '~/lib/theirs'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'
import { RecordAccessTable } from './record-access'

type Person = Schemas['auth.Person']
type Access = Pick<Person, 'role' | 'active'>
const roles: Role[] = ['owner', 'admin', 'manager', 'marketer', 'rep', 'viewer']
const roleChoices = () => roles.map((role) => ({ value: role, label: t(`role.${role}`) }))

export default function PeopleSettings() {
  const people = useQuery({ queryKey: ['users'], queryFn: () => api.get('/api/users'), meta: { watches: ['users'] } })
  const mayEdit = useMay('manage_users')
  const { user } = useSession()
  const press = usePress<Access>('users', 'owners')
  const change = ({ id, name, version, role, active }: Person, to: Partial<Access>) =>
    press.mutate({
      version, from: { role, active }, to: { role, active, ...to }, said: t('settings.people.changed', { name }),
      send: async (version, access) => (await api.patch('/api/users/{user_id}', { path: { user_id: id }, body: { version, ...access } })).data,
    })
  return (
    <SettingsPage title={t('settings.people')} text={mayEdit ? t('settings.people.text') : t('settings.read_only')}>
      {people.error && <Failure error={people.error} />}
      <table className={`${styles.table} ${styles.cards} ${styles.split}`}>
        <thead><tr><th>{t('settings.people.name')}</th><th>{t('settings.people.email')}</th><th>{t('settings.people.role')}</th><th>{t('settings.people.since')}</th><th>{t('settings.people.state')}</th></tr></thead>
        <tbody>
          {people.data?.results.map((person) => (
            <tr key={person.id}>
              <td><span className={styles.person}><Avatar name={person.name} size={24} tone={person.role === 'marketer' ? 'mkt' : 'sal'} /><strong>{person.name}</strong></span></td>
              <td data-wide>{person.email}</td>
              <td>
                {mayEdit && person.id !== user.id
                  ? <Select aria-label={t('settings.people.role_of', { name: person.name })} data={roleChoices()} value={person.role} w={130} allowDeselect={false} onChange={(role) => role && change(person, { role: role as Role })} />
                  : t(`role.${person.role}`)}
              </td>
              <td data-label={t('settings.people.since')}>{person.created_at && formatDate(person.created_at)}</td>
              <td>
                {mayEdit && person.id !== user.id
                  ? <Switch aria-label={t('settings.people.access_of', { name: person.name })} checked={person.active} onChange={(event) => change(person, { active: event.currentTarget.checked })} />
                  : <span className={styles.tag} data-tone={person.active ? 'ok' : undefined}>{person.active ? t('settings.people.active') : t('settings.people.inactive')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayEdit && <NewPerson />}
      {mayEdit && <RecordAccessTable />}
    </SettingsPage>
  )
}

const nobody = { name: '', email: '', role: 'rep' as Role, password: '' }

function NewPerson() {
  const [form, setForm] = useState(nobody)
  useTyped(!isSame(form, nobody))
  const add = useChange((given: typeof form) => api.post('/api/users', { body: given }), ['users', 'owners'], () => {
    doneWith(t('settings.people.added', { name: form.name }))
    setForm(nobody)
  })
  return (
    <>
      <h2>{t('settings.people.new')}</h2>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(form)
        }}
      >
        <div className={styles.pair}>
          <TextInput label={t('settings.people.name')} required value={form.name} error={add.fields['name']} onChange={(event) => setForm({ ...form, name: event.currentTarget.value })} />
          <Select label={t('settings.people.role')} data={roleChoices()} value={form.role} allowDeselect={false} error={add.fields['role']} onChange={(role) => role && setForm({ ...form, role: role as Role })} />
        </div>
        <TextInput label={t('settings.people.email')} type="email" required value={form.email} error={add.fields['email']} onChange={(event) => setForm({ ...form, email: event.currentTarget.value })} />
        <PasswordInput label={t('settings.people.password')} description={t('settings.people.password_hint')} required autoComplete="new-password" value={form.password} error={add.fields['password']} onChange={(event) => setForm({ ...form, password: event.currentTarget.value })} />
        <Problem error={add.error} shown={['name', 'role', 'email', 'password']} />
        <div className={styles.foot}><Button type="submit" variant="filled" loading={add.isPending}>{t('settings.people.button')}</Button></div>
      </form>
    </>
  )
}
