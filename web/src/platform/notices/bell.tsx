import { Popover } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '~/app/messages'
import { KeyCap } from '~/components/key-cap'
import { Link, useNavigate } from '~/lib/routes'
import { NoticesHead } from './head'
import { NoticeList } from './list'
import { sumOf, useNotices, useUnread, type NoticeGroup } from './notices'
import styles from './notices.module.css'

const mostInPanel = 8

/** In the top bar: how many are new, and the panel; on small screens it leads to the page. */
export default function Bell() {
  const unread = sumOf(useUnread())
  const isSmall = useMediaQuery('(max-width: 600px)', false, { getInitialValueInEffect: false })
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const press = () => (isSmall ? void navigate({ to: '/notices' }) : setOpened((now) => !now))
  return (
    <Popover opened={opened && !isSmall} onChange={setOpened} position="bottom-end" width={396} offset={6} withArrow arrowSize={10} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button type="button" className={styles.bell} aria-label={t('notices.bell', { n: unread })} onClick={press}>
          <IconBell size={16} stroke={1.75} aria-hidden />
          {unread > 0 && <span className={styles.badge} aria-hidden>{unread > 99 ? '99+' : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notices.title')}>{opened && <Panel onClose={() => setOpened(false)} />}</Popover.Dropdown>
    </Popover>
  )
}

function Panel({ onClose }: { onClose: () => void }) {
  const [group, setGroup] = useState<NoticeGroup>()
  const list = useRef<HTMLDivElement>(null)
  const { isPending } = useNotices()
  // Enter reads the newest one; it takes marking all of them as read a step on purpose.
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [isPending])
  return (
    <div className={styles.panel}>
      <NoticesHead level="h2" group={group} onGroup={setGroup} onLeave={onClose} />
      <div ref={list} className={styles.scroll}><NoticeList key={group} group={group} most={mostInPanel} onOpened={onClose} /></div>
      <footer className={styles.foot}>
        <Link to="/notices" onClick={onClose}>{t('notices.see_all')}</Link>
        <span aria-hidden><KeyCap>G</KeyCap><KeyCap>N</KeyCap></span>
      </footer>
    </div>
  )
}
