import { SegmentedControl } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import type { Draft } from '~/lib/draft'
import { formatTime } from '~/lib/format'
import { TopExtra } from './page'
import { DraftProblem } from './problem'
import styles from './editor-frame.module.css'

interface Props {
  title: string
  /**
   * sheet: a paper, beside it what belongs to it · preview: what is written, beside it what becomes of it ·
   * steps: the steps, the chosen one, what becomes of it · builder: what is built, what becomes of it · text: one column, which bears its title itself.
   */
  shape: 'sheet' | 'preview' | 'steps' | 'builder' | 'text'
  /** What stands beside the title: number, state. */
  about?: ReactNode
  draft?: Pick<Draft<object, object>, 'status' | 'error' | 'theirs' | 'isChanged' | 'takeTheirs' | 'keepMine'>
  /** When it was saved. */
  savedAt?: string
  actions?: ReactNode
  /** What the two columns of a preview are called where only one has room. */
  tabs?: [string, string]
  /** The columns. */
  children: ReactNode
}

/** The page of one thing that is written: head with state and actions, columns below. */
export function EditorFrame({ title, shape, about, draft, savedAt, actions, tabs, children }: Props) {
  const [shown, setShown] = useState('0')
  const hidden = <h1 className="visually-hidden">{title}</h1>
  return (
    <div className={styles.editor} data-shape={shape}>
      {shape === 'sheet' && (
        <header className={styles.head}>
          <div className={styles.who}>
            <h1>{title}</h1>
            <div className={styles.about}>{about}{draft && (draft.status === 'failed' || draft.status === 'conflict' ? <DraftProblem draft={draft} /> : <Saved draft={draft} />)}</div>
          </div>
          <div className={styles.actions}>{actions}</div>
        </header>
      )}
      {(shape === 'preview' || shape === 'text') && (
        <>
          {shape === 'preview' && hidden}
          <div className={styles.bar}>
            {about}
            {draft?.isChanged && <span className={styles.status}>{t('draft.unsaved')}</span>}
            <div className={styles.right}>{actions}</div>
          </div>
        </>
      )}
      {(shape === 'steps' || shape === 'builder') && (
        <>
          {hidden}
          <TopExtra><span className={styles.state}>{about}{draft && <Saved draft={draft} at={savedAt} />}</span>{actions}</TopExtra>
        </>
      )}
      {shape === 'builder' && <div className={styles.pinned}>{draft && <Saved draft={draft} at={savedAt} />}{actions}</div>}
      {tabs && <div className={styles.tabs}><SegmentedControl fullWidth value={shown} onChange={setShown} data={tabs.map((label, index) => ({ value: String(index), label }))} /></div>}
      <div className={styles.columns} data-shown={tabs && shown}>{children}</div>
    </div>
  )
}

/** Whether what is written is kept. */
function Saved({ draft, at }: { draft: Pick<Draft<object, object>, 'status'>; at?: string | undefined }) {
  return <span role="status">{draft.status === 'saved' ? (at ? t('draft.saved_at', { time: formatTime(at) }) : t('draft.saved')) : draft.status === 'saving' ? t('draft.saving') : t('draft.waiting')}</span>
}
