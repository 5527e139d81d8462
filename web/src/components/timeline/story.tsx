import { Button } from '@mantine/core'
import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { daysBetween, formatLongDay, formatNumber } from '~/lib/format'
import { useMay } from '~/lib/session'
import { Bones } from '../bones'
import { Failure } from '../failure'
import { Composer } from './composer'
import { toDays } from './days'
import { Entry } from './entry'
import { storyTabs, useTimeline, type ActivityKind, type StoryTab } from './queries'
import styles from './story.module.css'

interface Props {
  object: ObjectType
  id: string
  /** Opens the composer with this kind, e.g. from the head's Call button. */
  compose?: { kind: ActivityKind; asked: number } | undefined
}

/** Everything that happened, newest first, whichever department did it. */
export function Story({ object, id, compose }: Props) {
  const [tab, setTab] = useState<StoryTab>('all')
  const timeline = useTimeline(object, id, tab)
  const mayWrite = useMay('write_records')
  const counts = timeline.data?.pages[0]?.counts
  const entries = useMemo(() => timeline.data?.pages.flatMap((page) => page.results) ?? [], [timeline.data])
  const days = useMemo(() => toDays(entries), [entries])
  return (
    <div className={styles.story}>
      <div className={styles.tabs} role="tablist" aria-label={t('story.title')}>
        {storyTabs.filter((name) => isTab(object, name, counts) || name === tab).map((name) => (
          <button key={name} type="button" role="tab" className={styles.tab} aria-selected={tab === name} onClick={() => setTab(name)}>
            {t(`story.${name}`)}
            {counts && <span>{formatNumber(counts[name])}</span>}
          </button>
        ))}
      </div>
      <div className={styles.body}>
        {mayWrite && <Composer key={id} object={object} id={id} asked={compose} />}
        {timeline.error && entries.length === 0 && <Failure error={timeline.error} action={<Button onClick={() => void timeline.refetch()}>{t('error.again')}</Button>} />}
        {timeline.isPending && <Waiting />}
        {timeline.isSuccess && entries.length === 0 && <Nothing tab={tab} />}
        <ol className={styles.entries}>
          {days.map((day) => (
            <Fragment key={day.at}>
              <li className={styles.day}><h3>{sayDay(day.at)}</h3></li>
              {day.entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
            </Fragment>
          ))}
        </ol>
        {timeline.hasNextPage && <More onShow={() => void timeline.fetchNextPage()} loading={timeline.isFetchingNextPage} />}
        {entries.length > 0 && !timeline.hasNextPage && <p className={styles.begin}>{t('story.begin')}</p>}
      </div>
    </div>
  )
}

/** People have all of them; other records what there is something of. */
const isTab = (object: ObjectType, name: StoryTab, counts: Record<StoryTab, number> | undefined): boolean => name === 'all' || object === 'contacts' || (counts?.[name] ?? 0) > 0

function sayDay(at: string): string {
  const days = daysBetween(new Date(), at)
  if (days === 0) return t('story.today')
  return days === -1 ? t('story.yesterday') : formatLongDay(at)
}

/** Loads on by itself when it comes into sight. */
function More({ onShow, loading }: { onShow: () => void; loading: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  const show = useRef(onShow)
  useEffect(() => {
    show.current = onShow
  })
  useEffect(() => {
    if (!place.current || loading) return
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && show.current(), { rootMargin: '400px' })
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [loading])
  return <div ref={place} className={styles.more}><Button variant="subtle" loading={loading} onClick={onShow}>{t('story.more')}</Button></div>
}

function Nothing({ tab }: { tab: StoryTab }) {
  if (tab !== 'all') return <p className={styles.nothing}>{t('story.empty_tab')}</p>
  return (
    <div className={styles.nothing}>
      <h3>{t('story.empty')}</h3>
      <p>{t('story.empty_hint')}</p>
    </div>
  )
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      {[190, 260, 140, 220].map((width) => <Bones key={width} widths={[36, 9, width]} />)}
    </div>
  )
}
