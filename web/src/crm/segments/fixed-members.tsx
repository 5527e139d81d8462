import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { explain, Failure } from '~/components/failure'
import { RecordSelect } from '~/components/records/record-select'
import { StageLabel } from '~/components/stage-glyph'
import { refreshObjects } from '~/lib/queries'
import { Link } from '~/lib/routes'
import { doneWith, failed } from '~/lib/undo'
import type { SegmentPage } from './segments'
import styles from './segment-page.module.css'

const change = (segment_id: string, body: { add?: string[]; remove?: string[] }) => api.post('/api/segments/{segment_id}/members', { path: { segment_id }, body })

/** Whom somebody put in, one by one. */
export function FixedMembers({ segment: { id }, mayEdit }: { segment: SegmentPage; mayEdit: boolean }) {
  const query = useInfiniteQuery({
    queryKey: ['segments', id, 'members'],
    queryFn: ({ pageParam, signal }) => api.get('/api/segments/{segment_id}/members', { path: { segment_id: id }, query: { limit: 100, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
    meta: { watches: [`segments:${id}`] },
  })
  const put = useMutation({
    mutationFn: ({ add, remove }: { add?: string; remove?: string; said: string }) => change(id, { ...(add && { add: [add] }), ...(remove && { remove: [remove] }) }),
    onSuccess: (_count, { add, remove, said }) => doneWith(said, async () => {
      await change(id, { ...(add && { remove: [add] }), ...(remove && { add: [remove] }) })
      refreshObjects('segments', `segments:${id}`)
    }),
    onError: (error) => failed(explain(error)),
    onSettled: () => refreshObjects('segments', `segments:${id}`),
  })
  const members = query.data?.pages.flatMap((page) => page.results)
  return (
    <div className={styles.members}>
      {mayEdit && <RecordSelect object="contacts" label={t('segments.put_in')} placeholder={t('segments.why_find')} value="" onChange={(add) => add && put.mutate({ add, said: t('segments.was_put_in') })} />}
      {query.error && !members && <Failure error={query.error} />}
      {!members && !query.error && <Bones widths={['40%', '55%']} />}
      {members?.length === 0 && <p className={styles.quiet}>{t('segments.nobody_in')}</p>}
      <ul>
        {members?.map((member) => (
          <li key={member.contact_id}>
            <Link to={`/contacts/${member.contact_id}`}><Avatar name={member.name} size={28} /><span><strong>{member.name}</strong><span>{member.company}</span></span></Link>
            {member.lifecyclestage && <StageLabel stage={member.lifecyclestage} />}
            {mayEdit && <ActionIcon size={24} aria-label={t('segments.take_out', { name: member.name })} onClick={() => put.mutate({ remove: member.contact_id, said: t('segments.was_taken_out', { name: member.name }) })}><IconX size={14} stroke={1.75} /></ActionIcon>}
          </li>
        ))}
      </ul>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('segments.more')}</Button>}
    </div>
  )
}
