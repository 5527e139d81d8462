import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { Failure } from '~/components/failure'
import { usePress } from '~/components/press'
import styles from '~/components/settings/settings.module.css'
import { t } from '../messages'

const objects = ['contacts', 'companies', 'deals', 'quotes'] as const
const choices = ['all', 'own'] as const
type RoleAccess = Schemas['auth.RoleAccess']

/** Who sees what: for each role and kind of record, all of them or only the own ones. */
export function RecordAccessTable() {
  const table = useQuery({ queryKey: ['record-access'], queryFn: () => api.get('/api/record-access'), meta: { watches: ['record_access'] } })
  const press = usePress<RoleAccess[]>('record-access')
  const rows = table.data?.results ?? []
  const set = (role: RoleAccess['role'], change: Partial<RoleAccess['access']>) =>
    press.mutate({
      version: table.data?.version ?? 0, from: rows, to: rows.map((row) => (row.role === role ? { role, access: { ...row.access, ...change } } : row)),
      said: t('settings.access.saved'), send: async (version, results) => (await api.put('/api/record-access', { body: { version, results } })).data,
    })
  return (
    <>
      <h2>{t('settings.access')}</h2>
      <p className={styles.note}>{t('settings.access.text')}</p>
      {table.error && <Failure error={table.error} />}
      <table className={`${styles.table} ${styles.cards} ${styles.grid}`}>
        <thead><tr><th>{t('settings.people.role')}</th>{objects.map((object) => <th key={object}>{t(`settings.access.${object}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ role, access }) => (
            <tr key={role}>
              <td><strong>{t(`role.${role}`)}</strong></td>
              {objects.map((object) => (
                <td key={object} data-label={t(`settings.access.${object}`)}>
                  <Select
                    aria-label={t('settings.access.of', { role: t(`role.${role}`), object: t(`settings.access.${object}`) })}
                    data={choices.map((value) => ({ value, label: t(`settings.access.${value}`) }))}
                    value={access[object]}
                    w={{ base: '100%', xs: 100 }}
                    allowDeselect={false}
                    disabled={press.isPending}
                    onChange={(value) => value && set(role, { [object]: value })}
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
