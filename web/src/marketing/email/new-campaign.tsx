import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { formatDay } from '~/lib/format'
import { useNavigate } from '~/lib/routes'
import { failed } from '~/lib/undo'
import { createCampaign } from './email'

/** A campaign begins with its name; the rest is written on its page. */
export function NewCampaign({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState(() => t('email.untitled', { day: formatDay(new Date()) }))
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const create = async () => {
    setBusy(true)
    try {
      const { id } = await createCampaign(name, t('email.body.start'))
      await navigate({ to: `/email/${id}` })
    } catch (error) {
      failed(explain(error))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('email.new')} size={440} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={(event) => { event.preventDefault(); void create() }}>
        <TextInput data-autofocus required maxLength={200} label={t('email.new.name')} description={t('email.new.hint')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" mt={16} ml="auto" display="block" variant="filled" loading={busy}>{t('email.new.create')}</Button>
      </form>
    </Modal>
  )
}
