import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fieldsOf } from '~/api/client'
import type { Schemas, Welcome } from '~/api/types'
import { Avatar } from '~/components/avatar'
import { explain } from '~/components/failure'
import { signIn, signInAsDemo } from '~/lib/session'
import { EntryFrame } from './entry-frame'
import { t } from './messages'
import styles from './entry.module.css'

export default function SignIn({ welcome }: { welcome: Welcome }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({ mutationFn: () => signIn(email.trim(), password) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  const fields = fieldsOf(enter.error)
  const workspace = welcome.workspace_name || t('app.name')
  return (
    <EntryFrame>
      <h1>{t('sign_in.title', { workspace })}</h1>
      <p className={styles.host}>{t('sign_in.on', { host: window.location.host })}</p>
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label={t('sign_in.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fields['email']}
        />
        <PasswordInput
          label={t('sign_in.password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fields['password']}
        />
        {enter.error && Object.keys(fields).length === 0 && <p role="alert" className={styles.problem}>{explain(enter.error)}</p>}
        <Button type="submit" variant="filled" loading={enter.isPending} fullWidth>{t('sign_in.button')}</Button>
      </form>
      {welcome.demo_people.length > 0 ? <DemoPeople people={welcome.demo_people} /> : <p className={styles.hint}>{t('sign_in.no_account')}</p>}
    </EntryFrame>
  )
}

/** On a demo, its people enter with one click. */
function DemoPeople({ people }: { people: Welcome['demo_people'] }) {
  const enter = useMutation({ mutationFn: (person: Schemas['auth.DemoPerson']) => signInAsDemo(person.email) })
  return (
    <>
      <div className={styles.or}><span>{t('sign_in.or')}</span></div>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" className={styles.person} disabled={enter.isPending} onClick={() => enter.mutate(person)}>
              <Avatar name={person.name} size={28} tone={person.role === 'marketer' ? 'mkt' : person.role === 'rep' ? 'sal' : 'contact'} />
              <span className={styles.personName}>{person.name}</span>
              <span className={styles.role}>{t(`role.${person.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {enter.error && <p role="alert" className={styles.problem}>{explain(enter.error)}</p>}
      <p className={styles.hint}>{t('sign_in.demo')}</p>
    </>
  )
}
