import { Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EditorFrame } from '~/components/editor-frame'
import { explain } from '~/components/failure'
import { MoreMenu } from '~/components/more-menu'
import { NotAllowed } from '~/components/not-allowed'
import { useCrumbs } from '~/components/page'
import { DraftProblem } from '~/components/problem'
import { QueryBoundary } from '~/components/query-boundary'
import { useDraft } from '~/lib/draft'
import { formatNumber } from '~/lib/format'
import { fetchNow } from '~/lib/queries'
import { addressOf, Link, useMade, useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith, failed } from '~/lib/undo'
import { Builder } from '~/components/conditions/builder'
import { FixedMembers } from './fixed-members'
import { listed } from './listing'
import { exportPath, removeSegment, saveSegment, segmentQuery, type SegmentPage } from './segments'
import { sentence } from '~/components/conditions/say'
import { useSpeech } from '~/components/conditions/speech'
import { Summary } from './summary'
import { TextForm } from './text-form'
import { everybody, isWhole, type Group } from '~/components/conditions/tree'
import { usePreview } from '~/components/conditions/use-preview'
import { Versions } from './versions'
import styles from './segment-page.module.css'

interface Form {
  name: string
  kind: SegmentPage['kind']
  condition: Group
}
const blank: Form = { name: '', kind: 'live', condition: everybody }
const called = { name: t('segments.called.name'), condition: t('segments.called.condition') }

export default function OneSegmentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ ...segmentQuery(id), enabled: id !== 'new' })
  const mayWrite = useMay('write_records')
  useCrumbs([{ label: t('segments.nav'), to: '/segments' }, { label: query.data?.name ?? t('segments.new') }])
  if (id === 'new') return mayWrite ? <Editor key={id} id={id} saved={undefined} mayEdit /> : <NotAllowed text={t('segments.not_allowed')} />
  return (
    <QueryBoundary query={query} waiting={<div className={styles.bones}><Bones widths={['30%', '60%', '55%']} /></div>}>
      {(segment) => <Editor key={id} id={id} saved={segment} mayEdit={mayWrite} />}
    </QueryBoundary>
  )
}

function Editor({ id, saved, mayEdit }: { id: string; saved: SegmentPage | undefined; mayEdit: boolean }) {
  const draft = useDraft({
    stored: saved,
    blank,
    read: (stored): Form => ({ name: stored.name, kind: stored.kind, condition: stored.condition as Group }),
    body: ({ name, kind, condition }: Form) => ({ name: name.trim(), kind, ...(kind === 'live' && { condition }) }),
    save: ({ name, condition, version = 0 }, whole, stored) => saveSegment(stored?.id, { ...whole, version }, { version, ...(name !== undefined && { name }), ...(condition && { condition }) }),
    load: (stored) => fetchNow(segmentQuery(stored?.id ?? id)),
    called,
    byHand: true,
  })
  const { form, change, fields } = draft
  const isLive = form.kind === 'live'
  const isChanged = draft.isChanged || !draft.stored
  const preview = usePreview(form.condition, saved?.id, isLive)
  const speech = useSpeech()
  const [shown, setShown] = useState<'builder' | 'text'>('builder')
  const next = (draft.stored?.version ?? 0) + 1
  const [isAsked, setAsked] = useState(false)
  const missing = !form.name.trim() ? 'segments.needs_name' : isLive && form.condition.conditions.length === 0 ? 'segments.needs_condition' : isLive && !isWhole(form.condition) ? 'segments.needs_rest' : undefined
  const store = async () => {
    setAsked(missing !== undefined)
    if (missing) return
    const stored = await draft.save()
    if (stored) doneWith(t('segments.saved', { name: stored.name, version: stored.version }))
  }
  useMade(id === 'new' && !isChanged && draft.stored ? `/segments/${draft.stored.id}` : undefined)
  const problems = new Map([...(saved?.problems ?? []).map(({ pointer, message }) => [pointer, message] as const), ...Object.entries(fieldsOf(preview.error)).map(([field, message]) => [`/${field}`, message] as const)])
  return (
    <EditorFrame
      title={form.name || t('segments.new')}
      shape="builder"
      about={!draft.stored ? t('segments.not_saved') : saved && t(saved.counted_version < saved.version && isLive ? 'segments.counting' : 'segments.version', { n: saved.version })}
      {...(draft.stored && { draft: { ...draft, isChanged } })}
      {...(saved && { savedAt: saved.updated_at })}
      actions={
        <>
          {saved && <More segment={saved} mayEdit={mayEdit} />}
          {mayEdit && <Button variant="filled" onClick={() => void store()} disabled={!isChanged} loading={draft.status === 'saving'}>{t('segments.save', { n: next })}</Button>}
        </>
      }
    >
      <section className={styles.main}>
        <div className={styles.head}>
          <TextInput variant="unstyled" className={styles.name} aria-label={t('segments.name')} placeholder={t('segments.name_hint')} value={form.name} maxLength={200} readOnly={!mayEdit} error={fields['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
          <Kind segment={draft.stored} kind={form.kind} onChange={(kind) => change({ kind })} />
          {isLive && (
            <SegmentedControl aria-label={t('segments.form')} value={shown} onChange={(value) => setShown(value as typeof shown)} data={[{ value: 'builder', label: t('segments.builder') }, { value: 'text', label: t('segments.text') }]} />
          )}
        </div>
        {mayEdit && isAsked && missing && <p className={styles.missing} role="alert">{t(missing)}</p>}
        {(draft.status === 'failed' || draft.status === 'conflict') && <DraftProblem draft={draft} shown={['name']} />}
        {isLive ? (
          <>
            <p className={styles.sentence}>{sentence(form.condition, speech).map((part, at) => (part.strong ? <strong key={at}>{part.text}</strong> : <span key={at}>{part.text}</span>))}</p>
            {shown === 'builder'
              ? <Builder key={draft.round} tree={form.condition} speech={speech} mayEdit={mayEdit} preview={preview.data} isCounting={preview.isCounting} problems={problems} onChange={(condition) => change({ condition })} />
              : <TextForm key={draft.round} tree={form.condition} mayEdit={mayEdit} onChange={(condition) => change({ condition })} />}
          </>
        ) : saved ? <FixedMembers segment={saved} mayEdit={mayEdit} /> : <p className={styles.sentence}>{t('segments.fixed_hint')}</p>}
        {saved && saved.used_by.length > 0 && <UsedBy users={saved.used_by} />}
        {isLive && preview.data && (
          <p className={styles.answer} data-counting={preview.isCounting || undefined}>
            <strong>{formatNumber(preview.data.members)}</strong> {t('segments.people', { n: preview.data.members })}
            {saved && isChanged && preview.data.in !== undefined && preview.data.out !== undefined && <span>{t('segments.against', { n: saved.version })}: {t('segments.in', { n: preview.data.in })}, {t('segments.out', { n: preview.data.out })}</span>}
          </p>
        )}
      </section>
      <aside className={styles.rail} aria-label={t('segments.rail')}>
        <Summary segment={saved} isLive={isLive} tree={form.condition} preview={preview.data} error={preview.error} isCounting={preview.isCounting} isChanged={isChanged} speech={speech} />
      </aside>
    </EditorFrame>
  )
}

/** What would mean others without it; while there is something, it is not thrown away. */
function UsedBy({ users }: { users: SegmentPage['used_by'] }) {
  return (
    <section className={styles.used} aria-label={t('segments.used_by')}>
      <h2>{t('segments.used_by')}</h2>
      <ul>{users.map(({ link, name }) => <li key={link}><Link to={addressOf(link)}>{name}</Link></li>)}</ul>
    </section>
  )
}

function Kind({ segment, kind, onChange }: { segment: SegmentPage | undefined; kind: Form['kind']; onChange: (kind: Form['kind']) => void }) {
  if (segment) return <span className={styles.kind} data-live={kind === 'live' || undefined}>{t(`segments.${kind}`)}</span>
  return <SegmentedControl aria-label={t('segments.column.kind')} value={kind} onChange={(value) => onChange(value as Form['kind'])} data={[{ value: 'live', label: t('segments.live') }, { value: 'fixed', label: t('segments.fixed') }]} />
}

function More({ segment, mayEdit }: { segment: SegmentPage; mayEdit: boolean }) {
  const navigate = useNavigate()
  const [versions, setVersions] = useState(false)
  const remove = async () => {
    // What shows it goes first, so that nothing asks for it again.
    await navigate({ to: '/segments', ignoreBlocker: true })
    try {
      await removeSegment(segment)
    } catch (error) {
      failed(explain(error))
      await navigate({ to: `/segments/${segment.id}` })
    }
  }
  return (
    <>
      <MoreMenu button>
        <Menu.Item onClick={() => void navigate({ to: '/contacts', search: { c: JSON.stringify(listed(segment)) } })}>{t('segments.as_list')}</Menu.Item>
        <Menu.Item component="a" href={exportPath(segment.id)} download>{t('segments.export')}</Menu.Item>
        <Menu.Item onClick={() => setVersions(true)}>{t('segments.versions')}</Menu.Item>
        {mayEdit && <Menu.Item className="danger" onClick={() => void remove()}>{t('segments.remove')}</Menu.Item>}
      </MoreMenu>
      {versions && <Versions segment={segment} mayEdit={mayEdit} onClose={() => setVersions(false)} />}
    </>
  )
}
