import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { StageLabel } from '~/components/stage-glyph'
import { formatNumber, formatRecent } from '~/lib/format'
import type { Preview } from '~/components/conditions/building'
import { sayInFull, type Speech } from '~/components/conditions/say'
import type { Member, SegmentPage } from './segments'
import { conditionAt, isWhole, type Group } from '~/components/conditions/tree'
import styles from './summary.module.css'

const tabs = ['in', 'just_out', 'left'] as const
type Tab = (typeof tabs)[number]

interface Props {
  segment: SegmentPage | undefined
  tree: Group
  preview: Preview | undefined
  speech: Speech
  why: (contact: string) => ReactNode
}

/** Who is in, who would be were it not for one line, and who left lately; a press says why. */
export function Who({ segment, tree, preview, speech, why }: Props) {
  const [tab, setTab] = useState<Tab>('in')
  const counts: Record<Tab, number | undefined> = { in: preview?.members, just_out: preview?.just_out, left: undefined }
  return (
    <div className={styles.list}>
      <div className={styles.tabs} role="tablist" aria-label={t('segments.tabs')}>
        {tabs.filter((one) => one !== 'left' || segment).map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>
            {t(`segments.tabs.${one}`)} {counts[one] !== undefined && <span>{formatNumber(counts[one])}</span>}
          </button>
        ))}
      </div>
      {tab === 'in' && <Rows members={preview?.first} none={t('segments.none')} total={preview?.members} why={why} />}
      {tab === 'just_out' && <JustOut tree={tree} preview={preview} speech={speech} why={why} />}
      {tab === 'left' && segment && <Left id={segment.id} why={why} />}
    </div>
  )
}

function JustOut({ tree, preview, speech, why }: Pick<Props, 'tree' | 'preview' | 'speech' | 'why'>) {
  const query = useQuery({
    queryKey: ['segments', 'just-out', tree],
    queryFn: async ({ signal }) => (await api.post('/api/segments/just-out', { body: { condition: tree }, signal })).data.results,
    enabled: isWhole(tree),
    placeholderData: keepPreviousData,
    retry: false,
    meta: { watches: ['contacts', 'segments'] },
  })
  if (query.error) return <Failure error={query.error} />
  const missing = new Map(query.data?.map(({ contact_id, missing }) => [contact_id, conditionAt(tree, missing.replace('/condition', ''))]))
  const say = ({ contact_id }: Member) => {
    const condition = missing.get(contact_id)
    return condition && t('segments.missing', { text: sayInFull(condition, 'contacts', speech) })
  }
  return <Rows members={query.data} none={t('segments.none_just_out')} total={preview?.just_out} say={say} why={why} />
}

function Left({ id, why }: { id: string; why: Props['why'] }) {
  const query = useQuery({
    queryKey: ['segments', id, 'left'],
    queryFn: async ({ signal }) => (await api.get('/api/segments/{segment_id}/left', { path: { segment_id: id }, query: { limit: 20 }, signal })).results,
    meta: { watches: [`segments:${id}`, 'contacts'] },
  })
  if (query.error) return <Failure error={query.error} />
  const left = new Map(query.data?.map(({ contact_id, left_at }) => [contact_id, left_at]))
  return <Rows members={query.data} none={t('segments.none_left')} say={({ contact_id }) => t('segments.left_at', { when: formatRecent(left.get(contact_id) ?? '') })} why={why} />
}

interface RowsProps {
  members: Member[] | undefined
  none: string
  total?: number | undefined
  /** Under the name; the company where it says nothing. */
  say?: (member: Member) => string | undefined
  why: Props['why']
}

function Rows({ members, none, total, say, why }: RowsProps) {
  const [open, setOpen] = useState<string>()
  return (
    <>
      {!members && <div className={styles.row}><Bones widths={[24, 160]} /></div>}
      {members?.length === 0 && <p className={styles.note}>{none}</p>}
      {members?.map((member) => (
        <div key={member.contact_id}>
          <button type="button" className={styles.row} aria-expanded={open === member.contact_id} onClick={() => setOpen((now) => (now === member.contact_id ? undefined : member.contact_id))}>
            <Avatar name={member.name} size={28} />
            <span className={styles.who}><strong>{member.name}</strong><span>{say?.(member) ?? member.company}</span></span>
            {member.lifecyclestage && <StageLabel stage={member.lifecyclestage} />}
          </button>
          {open === member.contact_id && why(member.contact_id)}
        </div>
      ))}
      {members && total !== undefined && total > members.length && <p className={styles.note}>{t('segments.first_of', { n: members.length, total })}</p>}
    </>
  )
}
