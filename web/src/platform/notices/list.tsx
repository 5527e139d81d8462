import { Button } from '@mantine/core'
import { Fragment, useMemo, useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { daysBetween } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { Item } from './item'
import { useMark, useNotices, useOpen, type Notice, type NoticeGroup } from './notices'
import styles from './notices.module.css'

interface Props {
  group: NoticeGroup | undefined
  /** Only the first of them. */
  most?: number
  onOpened?: () => void
}

const isToday = (notice: Notice) => daysBetween(new Date(), notice.at) === 0

/** What one was told, the newest first; the first new one shows its words and what can be done. */
export function NoticeList({ group, most, onOpened }: Props) {
  const list = useNotices(group)
  const open = useOpen()
  const mark = useMark()
  const [chosen, setChosen] = useState<string>()
  const notices = useMemo(() => (list.data?.pages.flatMap((page) => page.results) ?? []).slice(0, most), [list.data, most])
  const opened = chosen ?? notices.find((one) => !one.is_read)?.id
  const go = (notice: Notice) => {
    open(notice)
    onOpened?.()
  }
  const step = (by: number) => {
    const at = notices.findIndex((one) => one.id === opened)
    setChosen(notices[Math.min(Math.max(at + by, 0), notices.length - 1)]?.id)
  }
  const withOpened = (act: (notice: Notice) => void) => () => {
    const notice = notices.find((one) => one.id === opened)
    if (notice) act(notice)
  }
  const keys = t('notices.title')
  useKeys([
    { keys: 'j', label: t('notices.key_next'), group: keys, run: () => step(chosen ? 1 : 0) },
    { keys: 'k', label: t('notices.key_previous'), group: keys, run: () => step(-1) },
    { keys: 'e', label: t('notices.key_read'), group: keys, run: withOpened((notice) => mark.mutate({ notice, isRead: !notice.is_read })) },
    { keys: 'o', label: t('notices.key_open'), group: keys, run: withOpened(go) },
  ])
  if (list.error && notices.length === 0) return <Failure error={list.error} action={<Button onClick={() => void list.refetch()}>{t('error.again')}</Button>} />
  if (list.isPending) return <div className={styles.waiting}>{[230, 190, 250].map((width) => <Bones key={width} widths={[28, width]} />)}</div>
  if (notices.length === 0) return <Nothing group={group} />
  return (
    <>
      <ul className={styles.list}>
        {notices.map((notice, index) => (
          <Fragment key={notice.id}>
            {!isToday(notice) && index > 0 && isToday(notices[index - 1]!) && <li className={styles.earlier}>{t('notices.earlier')}</li>}
            <Item notice={notice} isFirst={most !== undefined && index === 0} open={notice.id === opened} chosen={notice.id === chosen} onOpen={() => go(notice)} onMark={(isRead) => mark.mutate({ notice, isRead })} />
          </Fragment>
        ))}
      </ul>
      {most === undefined && list.hasNextPage && <div className={styles.more}><Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('notices.more')}</Button></div>}
    </>
  )
}

function Nothing({ group }: { group: NoticeGroup | undefined }) {
  if (group) return <p className={styles.nothing}>{t('notices.empty_tab')}</p>
  return (
    <div className={styles.nothing}>
      <h2>{t('notices.empty')}</h2>
      <p>{t('notices.empty_text')}</p>
    </div>
  )
}
