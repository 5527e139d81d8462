import { IconChevronRight } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { DepartmentMark } from '~/components/department'
import { RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { formatDay } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useThread } from './funnel'
import styles from './thread-rail.module.css'

/** The last stations of a contact's thread, and the way to all of them. */
export default function ThreadRail({ id }: { id: string }) {
  const { data } = useThread(id)
  const last = data?.stations.slice(-4).toReversed() ?? []
  return (
    <RailSection title={t('thread.rail')} action={<Link to={`/threads/${id}`} className={styles.open}>{t('thread.open')}<IconChevronRight size={14} stroke={1.75} aria-hidden /></Link>}>
      {data && last.length === 0 && <RailNothing>{t('thread.empty')}</RailNothing>}
      {last.map((one, index) => <RailItem key={index} to={`/threads/${id}`} mark={<DepartmentMark department={one.department} />} title={one.title} end={formatDay(one.at)} />)}
    </RailSection>
  )
}
