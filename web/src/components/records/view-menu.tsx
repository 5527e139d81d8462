import { Button, Menu, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '~/app/messages'
import { useTyped } from '~/lib/leaving'
import { queryClient } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { explain } from '../failure'
import { FormDialog } from '../form-dialog'
import { usePress } from '../press'
import { arrangeViews, changeView, contentOf, copyView, openWith, removeView, viewsQuery, type SavedView, type ViewContent } from './saved-views'
import type { ListState } from './use-list-state'
import type { Layout } from './views'

interface Props {
  /** What saved views are kept under. */
  object: string
  state: ListState
  saved: SavedView
  layout: Layout | undefined
}

/** What can be done with a saved view: by everybody who sees it, and by who may change it. */
export function ViewMenu({ object, state, saved, layout }: Props) {
  const [isNaming, setNaming] = useState(false)
  const content = usePress<ViewContent>('views')
  const sharing = usePress<boolean>('views')
  const mayWrite = useMay('write_records')
  const mayManage = useMay('manage_settings')
  const act = useMutation({ mutationFn: (run: () => Promise<void>) => run(), onError: (error) => failed(explain(error)) })
  const { name, is_shared, may_change, version } = saved

  const keep = () => {
    content.mutate(
      { version, from: saved.content, to: contentOf(state, saved.content.layout && layout), said: t('views.kept', { name }), send: (now, content) => changeView(saved.id, now, { content }) },
      { onSuccess: () => state.reset() },
    )
  }
  const share = (to: boolean) =>
    sharing.mutate({ version, from: is_shared, to, said: t(to ? 'views.shared_now' : 'views.private_now', { name }), send: (now, is_shared) => changeView(saved.id, now, { is_shared }) })
  const remove = () => act.mutate(async () => {
    await removeView(saved)
    state.show(state.views[0]!)
  })
  const duplicate = () => act.mutate(async () => {
    const copy = await copyView(saved)
    await queryClient.invalidateQueries({ queryKey: viewsQuery(object).queryKey })
    state.show(copy)
  })

  const ids = state.views.flatMap((view) => (view.saved ? [view.id] : []))
  const at = ids.indexOf(saved.id)
  const move = (by: number) => act.mutate(() => arrangeViews(object, ids.with(at, ids[at + by]!).with(at + by, saved.id)))

  const opensForMe = state.opens === saved.id
  const opensForEverybody = state.opensForEverybody === saved.id
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target><Button variant="subtle" size="xs">{t('views.menu')}</Button></Menu.Target>
        <Menu.Dropdown>
          {is_shared && <Menu.Label>{t('views.shared_by', { name: saved.owner_name })}</Menu.Label>}
          {may_change && <Menu.Item disabled={!state.changed} onClick={keep}>{t('views.update')}</Menu.Item>}
          {may_change && <Menu.Item onClick={() => setNaming(true)}>{t('views.rename')}</Menu.Item>}
          <Menu.Item onClick={duplicate}>{t('views.duplicate')}</Menu.Item>
          {may_change && mayWrite && <Menu.Item onClick={() => share(!is_shared)}>{t(is_shared ? 'views.unshare' : 'views.share')}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item disabled={at === 0} onClick={() => move(-1)}>{t('views.earlier')}</Menu.Item>
          <Menu.Item disabled={at === ids.length - 1} onClick={() => move(1)}>{t('views.later')}</Menu.Item>
          <Menu.Item disabled={opensForMe && opensForEverybody} onClick={() => act.mutate(() => openWith(saved, 'me', !opensForMe))}>{t(opensForMe && !opensForEverybody ? 'views.open_not' : 'views.open')}</Menu.Item>
          {is_shared && mayManage && <Menu.Item onClick={() => act.mutate(() => openWith(saved, 'everybody', !opensForEverybody))}>{t(opensForEverybody ? 'views.open_everybody_not' : 'views.open_everybody')}</Menu.Item>}
          {may_change && <><Menu.Divider /><Menu.Item className="danger" onClick={remove}>{t('views.remove')}</Menu.Item></>}
        </Menu.Dropdown>
      </Menu>
      {isNaming && <Rename saved={saved} onClose={() => setNaming(false)} />}
    </>
  )
}

function Rename({ saved, onClose }: { saved: SavedView; onClose: () => void }) {
  const [name, setName] = useState(saved.name)
  const typed = useTyped(name !== saved.name)
  const press = usePress<string>('views')
  const save = () => {
    press.mutate({ version: saved.version, from: saved.name, to: name.trim(), said: t('views.renamed', { name: name.trim() }), send: (version, name) => changeView(saved.id, version, { name }) })
    onClose()
  }
  return (
    <FormDialog title={t('views.rename')} size={400} submit={t('views.rename_button')} disabled={!name.trim() || name.trim() === saved.name} draft={typed} onSubmit={save} onClose={onClose}>
      <TextInput data-autofocus label={t('views.name')} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
    </FormDialog>
  )
}
