import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { Failure } from '~/components/failure'
import { Irrevocable } from '~/components/irrevocable'
import { Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatRecent } from '~/lib/format'
import { useTyped } from '~/lib/leaving'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'

type NewToken = Schemas['auth.NewToken']
type Token = Schemas['auth.TokenView']
const scopes: NewToken['scope'][] = ['read', 'write']

export default function TokenSettings() {
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => api.get('/api/tokens') })
  const [form, setForm] = useState<NewToken>({ name: '', scope: 'read' })
  useTyped(form.name.trim() !== '')
  const [issued, setIssued] = useState<string>()
  const issue = useChange(async (given: NewToken) => setIssued((await api.post('/api/tokens', { body: given })).data.token), ['tokens'], () => setForm({ name: '', scope: 'read' }))
  const [revoking, setRevoking] = useState<Token>()
  const revoke = useChange((id: string) => api.delete('/api/tokens/{token_id}', { path: { token_id: id } }), ['tokens'], () => {
    doneWith(t('settings.tokens.revoked'))
    setRevoking(undefined)
  })
  const copy = async () => {
    await navigator.clipboard.writeText(issued ?? '')
    doneWith(t('settings.tokens.copied'))
  }
  return (
    <SettingsPage title={t('settings.tokens')} text={t('settings.tokens.text')}>
      {tokens.error && <Failure error={tokens.error} />}
      {issued && (
        <div className={styles.card} role="status">
          <p>{t('settings.tokens.once')}</p>
          <code className={styles.code}>{issued}</code>
          <div className={styles.foot}><Button mt={8} onClick={() => void copy()}>{t('settings.tokens.copy')}</Button></div>
        </div>
      )}
      {tokens.data?.results.length === 0 && <p className={styles.note}>{t('settings.tokens.none')}</p>}
      {tokens.data && tokens.data.results.length > 0 && (
        <table className={styles.table}>
          <thead><tr><th>{t('settings.tokens.name')}</th><th>{t('settings.tokens.scope')}</th><th>{t('settings.tokens.person')}</th><th>{t('settings.tokens.used')}</th><th>{t('settings.tokens.since')}</th><th><span className="visually-hidden">{t('settings.tokens.revoke')}</span></th></tr></thead>
          <tbody>
            {tokens.data.results.map((token) => (
              <tr key={token.id}>
                <td><strong>{token.name}</strong></td>
                <td>{t(`settings.tokens.scope.${token.scope}`)}</td>
                <td>{token.user_name}</td>
                <td>{token.last_used_at ? formatRecent(token.last_used_at) : t('settings.tokens.never')}</td>
                <td>{formatRecent(token.created_at)}</td>
                <td className={styles.end}><Button size="compact-sm" className="danger" onClick={() => setRevoking(token)}>{t('settings.tokens.revoke')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('settings.tokens.new')}</h2>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault()
          issue.mutate(form)
        }}
      >
        <TextInput label={t('settings.tokens.name')} required value={form.name} error={issue.fields['name']} onChange={(event) => setForm({ ...form, name: event.currentTarget.value })} />
        <Select label={t('settings.tokens.scope')} data={scopes.map((scope) => ({ value: scope, label: t(`settings.tokens.scope.${scope}`) }))} value={form.scope} allowDeselect={false} onChange={(scope) => scope && setForm({ ...form, scope: scope as NewToken['scope'] })} />
        <Button type="submit" variant="filled" loading={issue.isPending}>{t('settings.tokens.button')}</Button>
      </form>
      <Problem error={issue.error} shown={['name']} />
      {revoking && (
        <Irrevocable title={t('settings.tokens.revoke_title', { name: revoking.name })} button={t('settings.tokens.revoke')} busy={revoke.isPending} error={revoke.error} onDo={() => revoke.mutate(revoking.id)} onClose={() => setRevoking(undefined)}>
          <p>{t('settings.tokens.revoke_lost')}</p>
        </Irrevocable>
      )}
      <p className={styles.note} style={{ marginTop: 24 }}><a href="/api/docs" target="_blank" rel="noreferrer"><u>{t('settings.tokens.docs')}</u></a></p>
    </SettingsPage>
  )
}
