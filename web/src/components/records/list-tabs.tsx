import { ActionIcon, Menu, Popover, Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { formatNumber } from '~/lib/format'
import { doneWith } from '~/lib/undo'
import { newViewId, removeView, saveView, type View } from './views'
import type { ListState } from './use-list-state'
import styles from './list-tabs.module.css'

export type ViewCounts = Record<string, number | undefined>

interface Props {
  /** What saved views are kept under. */
  object: string
  state: ListState
  /** By the id of the view. */
  counts: ViewCounts
  /** Nothing can be filtered, so there is nothing to keep. */
  fixed?: boolean
  children: ReactNode
}

/** The views as tabs with their counts; + keeps what is shown now as a new one. */
export function ListTabs({ object, state, counts, fixed = false, children }: Props) {
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label={t('views.label')}>
        {state.views.map((view) => (
          <Tab key={view.id} view={view} count={counts[view.id]} active={view.id === state.view.id} onShow={() => state.show(view)} />
        ))}
      </div>
      {!fixed && <SaveView object={object} state={state} />}
      {state.view.own && <OwnViewMenu object={object} state={state} />}
      <div className={styles.right}>{children}</div>
    </div>
  )
}

interface TabProps {
  view: View
  count: number | undefined
  active: boolean
  onShow: () => void
}

function Tab({ view, count, active, onShow }: TabProps) {
  return (
    <button type="button" role="tab" aria-selected={active} className={styles.tab} onClick={onShow}>
      {view.label}
      <span className={styles.count}>{count === undefined ? '' : formatNumber(count)}</span>
    </button>
  )
}

function SaveView({ object, state }: { object: string; state: ListState }) {
  const [opened, setOpened] = useState(false)
  const [label, setLabel] = useState('')
  const save = () => {
    const view: View = { id: newViewId(label), label: label.trim(), filters: state.filters, columns: state.columns, query: state.query, ...(state.sort ? { sort: state.sort } : {}) }
    saveView(object, view)
    setOpened(false)
    setLabel('')
    state.show(view)
  }
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
            if (label.trim()) save()
          }}
        >
          <TextInput data-autofocus label={t('views.name')} value={label} onChange={(event) => setLabel(event.currentTarget.value)} maxLength={40} />
          <p>{t('views.save_hint')}</p>
          <Button type="submit" variant="filled" disabled={!label.trim()}>{t('views.save_button')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function OwnViewMenu({ object, state }: { object: string; state: ListState }) {
  const { view } = state
  const keep = () => {
    saveView(object, { ...view, filters: state.filters, columns: state.columns, query: state.query, ...(state.sort ? { sort: state.sort } : {}) })
    state.reset()
  }
  const remove = () => {
    const removed = removeView(object, view.id)
    state.show(state.views[0]!)
    if (removed) doneWith(t('views.removed', { name: removed.label }), async () => saveView(object, removed))
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target><Button variant="subtle" size="xs">{t('views.menu')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!state.changed} onClick={keep}>{t('views.update')}</Menu.Item>
        <Menu.Item className="danger" onClick={remove}>{t('views.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
