import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { Failure } from '~/components/failure'
import { usePress } from '~/components/press'
import { useKinds } from '~/components/records/kinds'
import styles from '~/components/settings/settings.module.css'
import { t } from '../messages'

type RoleAccess = Schemas['auth.RoleAccess']
type Seen = RoleAccess['access'][string]
const choices: Seen[] = ['all', 'own']

/** Who sees what: for each kind of record and each role all of them, only the own ones, or what it is of contacts. */
export function RecordAccessTable() {
  const table = useQuery({ queryKey: ['record-access'], queryFn: () => api.get('/api/record-access'), meta: { watches: ['record_access', 'schemas'] } })
  const press = usePress<RoleAccess[]>('record-access')
  const roles = table.data?.results ?? []
  const kinds = [
    ...(['contacts', 'companies', 'deals', 'quotes'] as const).map((kind) => ({ kind, label: t(`settings.access.${kind}`), choices })),
    ...useKinds().filter((kind) => kind.has_owner).map(({ object, plural }) => ({ kind: object, label: plural, choices: [...choices, 'as_contacts' as const] })),
  ]
  const set = (role: RoleAccess['role'], kind: string, seen: Seen) =>
    press.mutate({
      version: table.data?.version ?? 0, from: roles, to: roles.map((row) => (row.role === role ? { role, access: { ...row.access, [kind]: seen } } : row)),
      said: t('settings.access.saved'), send: async (version, results) => (await api.put('/api/record-access', { body: { version, results } })).data,
    })
  return (
    <>
      <h2>{t('settings.access')}</h2>
      <p className={styles.note}>{t('settings.access.text')}</p>
      <ul className={styles.note}>
        {([...choices, ...(kinds.some((kind) => kind.choices.length > choices.length) ? ['as_contacts' as const] : []), 'campaigns'] as const).map((one) => <li key={one}>{t(`settings.access.hint.${one}`)}</li>)}
      </ul>
      {table.error && <Failure error={table.error} />}
      <table className={`${styles.table} ${styles.cards} ${styles.grid}`}>
        <thead><tr><th>{t('settings.access.kind')}</th>{roles.map(({ role }) => <th key={role}>{t(`role.${role}`)}</th>)}</tr></thead>
        <tbody>
          {table.data && kinds.map(({ kind, label, choices: offered }) => (
            <tr key={kind}>
              <td><strong>{label}</strong></td>
              {roles.map(({ role, access }) => (
                <td key={role} data-label={t(`role.${role}`)}>
                  <Select
                    aria-label={t('settings.access.of', { role: t(`role.${role}`), object: label })}
                    data={offered.map((value) => ({ value, label: t(`settings.access.${value}`) }))}
                    value={access[kind] ?? 'as_contacts'}
                    w={{ base: '100%', xs: 130 }}
                    allowDeselect={false}
                    disabled={press.isPending}
                    onChange={(value) => value && set(role, kind, value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
