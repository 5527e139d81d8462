import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useKeys } from '~/lib/keyboard'
import { onDemand } from '~/lib/on-demand'
import { useNavigate } from '~/lib/routes'
import { storedStore, useStore } from '~/lib/store'
import { undoLast } from '~/lib/undo'
import { BottomBar } from './bottom-bar'
import { ErrorBoundary } from './error-boundary'
import { KeySheet } from './key-sheet'
import { LeaveQuestion } from './leave-question'
import { t } from './messages'
import { Nav } from './nav'
import { goKeys } from './nav-groups'
import { PageSkeleton } from './page-skeleton'
import { paletteOpen } from './palette-open'
import styles from './shell.module.css'
import { TopBar } from './top-bar'

const Palette = onDemand(() => import('./palette'))
const folded = storedStore('tandem.nav.folded', false)

export function Shell() {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const isFolded = useStore(folded)
  const isPaletteOpen = useStore(paletteOpen)
  const [sheet, setSheet] = useState(false)
  const fold = () => folded.set((now) => !now)

  useKeys([
    { keys: 'mod+k', label: t('keys.palette'), group: t('keys.group.everywhere'), run: () => paletteOpen.set((now) => !now) },
    { keys: '?', label: t('keys.sheet'), group: t('keys.group.everywhere'), run: () => setSheet(true) },
    { keys: 'Escape', label: t('keys.close'), group: t('keys.group.everywhere'), run: () => {}, idle: true },
    { keys: 'mod+b', label: t('keys.fold'), group: t('keys.group.everywhere'), run: fold },
    ...goKeys().map(({ key, label, to }) => ({
      keys: `g ${key}`,
      label,
      group: t('keys.group.go'),
      run: () => void navigate({ to }),
    })),
  ])
  // Inside a field Ctrl Z belongs to the text.
  useKeys([{ keys: 'mod+z', label: t('keys.undo'), group: t('keys.group.everywhere'), run: undoUnlessTyping }])

  return (
    <div className={styles.shell} data-folded={isFolded || undefined}>
      <a href="#page" className={styles.skip}>{t('app.skip')}</a>
      <Nav folded={isFolded} onFold={fold} onKeys={() => setSheet(true)} />
      <div className={styles.panel}>
        <TopBar />
        <main id="page" className={styles.page} tabIndex={-1}>
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <BottomBar />
      <KeySheet opened={sheet} onClose={() => setSheet(false)} />
      {isPaletteOpen && <Palette />}
      <LeaveQuestion />
    </div>
  )
}

function undoUnlessTyping(event: KeyboardEvent) {
  const target = event.target
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    document.execCommand('undo')
    return
  }
  void undoLast({ undone: t('undo.done'), failed: t('undo.failed') })
}
