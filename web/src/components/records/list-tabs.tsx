import { useEffect, useRef, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { formatNumber } from '~/lib/format'
import { SaveView } from './save-view'
import { ViewMenu } from './view-menu'
import type { Layout, View } from './views'
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
  /** How it is shown, where there is a choice. */
  layout?: Layout | undefined
  children: ReactNode
}

/** The views as tabs with their counts; + keeps what is shown now as a new one. */
export function ListTabs({ object, state, counts, fixed = false, layout, children }: Props) {
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label={t('views.label')}>
        {state.views.map((view) => (
          <Tab key={view.id} view={view} count={counts[view.id]} active={state.isReady && view.id === state.view.id} onShow={() => state.show(view)} />
        ))}
      </div>
      {!fixed && <SaveView object={object} state={state} layout={layout} />}
      {state.isReady && state.view.saved && <ViewMenu object={object} state={state} saved={state.view.saved} layout={layout} />}
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
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) tab.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }, [active])
  return (
    <button ref={tab} type="button" role="tab" aria-selected={active} className={styles.tab} onClick={onShow} title={view.saved?.is_shared ? t('views.shared_by', { name: view.saved.owner_name }) : undefined}>
      {view.label}
      <span className={styles.count}>{count === undefined ? '' : formatNumber(count)}</span>
    </button>
  )
}
