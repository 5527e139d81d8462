import { useState } from 'react'
import { t } from '~/app/messages'
import { useCrumbs } from '~/components/page'
import { NoticesHead } from './head'
import { NoticeList } from './list'
import type { NoticeGroup } from './notices'
import styles from './notices.module.css'

export default function NoticesPage() {
  useCrumbs([{ label: t('notices.title') }])
  const [group, setGroup] = useState<NoticeGroup>()
  return (
    <div className={styles.page}>
      <NoticesHead level="h1" group={group} onGroup={setGroup} />
      <NoticeList key={group} group={group} />
    </div>
  )
}
