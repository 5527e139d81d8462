import { Button, Select, TextInput } from '@mantine/core'
import { api } from '~/api/client'
import { DraftProblem } from '~/components/problem'
import { SettingsPage } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { currencies, timezones } from '~/lib/choices'
import { useDraft } from '~/lib/draft'
import { queryClient } from '~/lib/queries'
import { entryQuery, useMay, useSession } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'

export default function WorkspaceSettings() {
  const { workspace } = useSession()
  const mayEdit = useMay('manage_settings')
  const draft = useDraft({
    stored: workspace,
    read: ({ name, currency, timezone }) => ({ name, currency, timezone }),
    body: (form) => form,
    save: async (changed) => (await api.patch('/api/workspace', { body: changed })).data,
    load: () => api.get('/api/workspace'),
    byHand: true,
  })
  const { form, fields, change } = draft
  const save = async () => {
    if (!(await draft.save())) return
    doneWith(t('settings.saved', { what: t('settings.workspace.what') }))
    await queryClient.invalidateQueries({ queryKey: entryQuery.queryKey })
  }
  return (
    <SettingsPage title={t('settings.workspace')} text={mayEdit ? t('settings.workspace.text') : t('settings.read_only')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput label={t('settings.workspace.name')} value={form.name} disabled={!mayEdit} error={fields['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
        <Select label={t('settings.workspace.currency')} description={t('settings.workspace.currency_hint')} data={currencies} value={form.currency} disabled={!mayEdit} allowDeselect={false} error={fields['currency']} onChange={(value) => value && change({ currency: value })} />
        <Select label={t('settings.workspace.timezone')} description={t('settings.workspace.timezone_hint')} data={timezones()} value={form.timezone} disabled={!mayEdit} allowDeselect={false} searchable error={fields['timezone']} onChange={(value) => value && change({ timezone: value })} />
        <DraftProblem draft={draft} shown={['name', 'currency', 'timezone']} />
        {mayEdit && <div className={styles.foot}><Button type="submit" variant="filled" loading={draft.status === 'saving'}>{t('save')}</Button></div>}
      </form>
    </SettingsPage>
  )
}
