import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { untyped } from '~/api/untyped'
import { Problem, SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { currencies, timezones } from '~/lib/choices'
import { useMay, useSession } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { t } from '../messages'

export default function WorkspaceSettings() {
  const { workspace } = useSession()
  const [form, setForm] = useState({ name: workspace.name, currency: workspace.currency, timezone: workspace.timezone })
  const mayEdit = useMay('manage_settings')
  const save = useChange((given: typeof form) => untyped.patch('/api/workspace', given), ['entry'], () => doneWith(t('settings.saved', { what: t('settings.workspace.what') })))
  return (
    <SettingsPage title={t('settings.workspace')} text={mayEdit ? t('settings.workspace.text') : t('settings.read_only')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(form)
        }}
      >
        <TextInput label={t('settings.workspace.name')} value={form.name} disabled={!mayEdit} error={save.fields['name']} onChange={(event) => setForm({ ...form, name: event.currentTarget.value })} />
        <Select label={t('settings.workspace.currency')} description={t('settings.workspace.currency_hint')} data={currencies} value={form.currency} disabled={!mayEdit} allowDeselect={false} error={save.fields['currency']} onChange={(value) => value && setForm({ ...form, currency: value })} />
        <Select label={t('settings.workspace.timezone')} description={t('settings.workspace.timezone_hint')} data={timezones()} value={form.timezone} disabled={!mayEdit} allowDeselect={false} searchable error={save.fields['timezone']} onChange={(value) => value && setForm({ ...form, timezone: value })} />
        <Problem error={save.error} shown={['name', 'currency', 'timezone']} />
        {mayEdit && <div className={styles.foot}><Button type="submit" variant="filled" loading={save.isPending}>{t('save')}</Button></div>}
      </form>
    </SettingsPage>
  )
}
