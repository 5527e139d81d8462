import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { FormDialog } from '~/components/form-dialog'
import { formatDay } from '~/lib/format'
import { useTyped } from '~/lib/leaving'
import { useNavigate } from '~/lib/routes'
import { failed } from '~/lib/undo'
import { createCampaign } from './email'

/** A campaign begins with its name; the rest is written on its page. */
export function NewCampaign({ onClose }: { onClose: () => void }) {
  const [given] = useState(() => t('email.untitled', { day: formatDay(new Date()) }))
  const [name, setName] = useState(given)
  const typed = useTyped(name.trim() !== given)
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const create = async () => {
    setBusy(true)
    try {
      const { id } = await createCampaign(name, t('email.body.start'))
      typed.sent()
      await navigate({ to: `/email/${id}` })
    } catch (error) {
      failed(explain(error))
      setBusy(false)
    }
  }
  return (
    <FormDialog title={t('email.new')} size={440} submit={t('email.new.create')} busy={busy} draft={typed} onSubmit={() => void create()} onClose={onClose}>
      <TextInput data-autofocus required maxLength={200} label={t('email.new.name')} description={t('email.new.hint')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
    </FormDialog>
  )
}
