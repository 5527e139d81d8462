import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { t } from '~/app/messages'
import { EmptyState } from '~/components/empty-state'
import { Link, useNavigate } from '~/lib/routes'
import { noticeQuery, useMark, useNoticePath } from './notices'

/** Where mails lead: on to what the notice is about; it is read then. */
export default function OpenNotice() {
  const { id = '' } = useParams({ strict: false })
  const notice = useQuery(noticeQuery(id))
  const navigate = useNavigate()
  const pathOf = useNoticePath()
  const { mutate: mark } = useMark()
  const to = notice.data && pathOf(notice.data)
  useEffect(() => {
    if (!notice.data || !to) return
    if (!notice.data.is_read) mark({ notice: notice.data, isRead: true })
    void navigate({ to, replace: true })
  }, [notice.data, to, mark, navigate])
  if (!notice.error) return null
  return <EmptyState alone title={t('notices.gone')} text={t('notices.gone_text')} action={<Link to="/notices">{t('notices.see_all')}</Link>} />
}
