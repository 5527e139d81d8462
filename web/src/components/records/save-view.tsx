import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '~/app/messages'
import { queryClient } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { explain } from '../failure'
import { contentOf, createView, viewsQuery } from './saved-views'
import type { ListState } from './use-list-state'
import type { Layout } from './views'
import styles from './list-tabs.module.css'

/** Keeps what is shown now under a name. */
export function SaveView({ object, state, layout }: { object: string; state: ListState; layout: Layout | undefined }) {
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const mayShare = useMay('write_records')
  const save = useMutation({
    mutationFn: () => createView(object, name.trim(), contentOf(state, layout), shared),
    onSuccess: async (view) => {
      await queryClient.invalidateQueries({ queryKey: viewsQuery(object).queryKey })
      setOpened(false)
      setName('')
      setShared(false)
      state.show(view)
    },
  })
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={260} trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('views.save')} onClick={() => setOpened((now) => !now)}><IconPlus size={16} stroke={1.75} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.save}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim()) save.mutate()
          }}
        >
          <TextInput data-autofocus label={t('views.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={100} error={save.error && explain(save.error)} />
          {mayShare && <Checkbox label={t('views.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />}
          <p>{t('views.save_hint')}</p>
          <Button type="submit" variant="filled" disabled={!name.trim()} loading={save.isPending}>{t('views.save_button')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
