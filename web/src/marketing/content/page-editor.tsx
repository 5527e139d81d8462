import { Button, Menu, Select, Textarea, TextInput } from '@mantine/core'
import { IconTrash, IconWorldOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EditorFrame } from '~/components/editor-frame'
import { MoreMenu } from '~/components/more-menu'
import { NotAllowed } from '~/components/not-allowed'
import { useCrumbs } from '~/components/page'
import { DraftProblem } from '~/components/problem'
import { QueryBoundary } from '~/components/query-boundary'
import { useDraft } from '~/lib/draft'
import { useFormChoices } from '~/lib/forms'
import { fetchNow } from '~/lib/queries'
import { useMade, useNavigate } from '~/lib/routes'
import { useMay, useSession } from '~/lib/session'
import { done } from '~/lib/undo'
import { pageBody, pageQuery, savePage, slugFrom, useThrowAway, type Page, type PageInput, type PageState } from './content'
import { PageLinks } from './page-links'
import { PageRead } from './page-read'
import { Preview } from './preview'
import { StateTag } from './state-tag'
import bar from './content.module.css'
import styles from './editor.module.css'

const blank: PageInput = { slug: '', title: '', description: '', body: '', state: 'draft' }

export default function PageEditorPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ ...pageQuery(id), enabled: id !== 'new' })
  const mayWrite = useMay('market')
  useCrumbs([{ label: t('pages.nav'), to: '/pages' }, { label: query.data?.title ?? t('pages.new') }])
  if (id === 'new') return mayWrite ? <Editor key={id} id={id} saved={undefined} /> : <NotAllowed text={t('pages.not_allowed')} />
  return (
    <QueryBoundary query={query} waiting={<div className={bar.bones}><Bones widths={['30%', '60%', '55%']} /></div>}>
      {(page) => (mayWrite ? <Editor key={id} id={id} saved={page} /> : <PageRead page={page} />)}
    </QueryBoundary>
  )
}

const called = {
  slug: t('pages.called.slug'), title: t('pages.called.title'), description: t('pages.called.description'), body: t('pages.called.body'), form_id: t('pages.called.form'), state: t('pages.called.state'),
}
const written = ['slug', 'title', 'description', 'body', 'form_id']

function Editor({ id, saved }: { id: string; saved: Page | undefined }) {
  const draft = useDraft({
    stored: saved,
    blank,
    read: (stored: Page): PageInput => stored,
    body: pageBody,
    save: (_changed, page, stored) => savePage(stored?.id ?? 'new', page),
    load: (stored) => fetchNow(pageQuery(stored?.id ?? id)),
    called,
    byHand: true,
  })
  const { form: page, fields: problems, change } = draft
  const [ownSlug, setOwnSlug] = useState(saved !== undefined)
  const forms = useFormChoices()
  const prefix = `${useSession().workspace.public_path}/p/`

  const store = async (state: PageState) => {
    const said = state === page.state ? t('pages.saved') : t(state === 'published' ? 'pages.published' : 'pages.unpublished')
    const stored = await draft.save({ state })
    if (!stored) return
    done(said)
  }
  useMade(id === 'new' && !draft.isChanged && draft.stored ? `/pages/${draft.stored.id}` : undefined)
  return (
    <EditorFrame
      title={saved?.title ?? t('pages.new')}
      shape="preview"
      about={<StateTag state={page.state} />}
      draft={draft}
      tabs={[t('pages.text'), t('pages.preview')]}
      actions={
        <>
          {saved && <More page={saved} onOffline={() => void store('draft')} />}
          <Button onClick={() => void store(page.state)} disabled={!draft.isChanged} loading={draft.status === 'saving' && page.state === 'draft'}>{t('pages.save')}</Button>
          {page.state === 'draft' && <Button variant="filled" onClick={() => void store('published')}>{t('pages.publish')}</Button>}
        </>
      }
    >
      <form className={styles.write} onSubmit={(event) => event.preventDefault()}>
        <DraftProblem draft={draft} shown={written} />
        <TextInput
          className={styles.title}
          label={t('pages.title')}
          value={page.title}
          error={problems['title']}
          autoFocus={id === 'new'}
          onChange={(event) => change({ title: event.currentTarget.value, ...(ownSlug ? {} : { slug: slugFrom(event.currentTarget.value) }) })}
        />
        <div className={styles.pair}>
          <TextInput
            label={t('pages.slug')}
            leftSection={prefix}
            leftSectionWidth={`calc(${prefix.length}ch + 12px)`}
            value={page.slug}
            error={problems['slug']}
            onChange={(event) => { setOwnSlug(true); change({ slug: event.currentTarget.value }) }}
          />
          <Select
            label={t('pages.form')}
            placeholder={t('pages.no_form')}
            data={forms}
            value={page.form_id ?? null}
            error={problems['form_id']}
            clearable
            onChange={(form_id) => change({ form_id: form_id ?? undefined })}
          />
        </div>
        <TextInput label={t('pages.description')} placeholder={t('pages.description_hint')} value={page.description} error={problems['description']} onChange={(event) => change({ description: event.currentTarget.value })} />
        <Textarea className={styles.body} label={t('pages.body')} placeholder={t('pages.body_hint')} value={page.body} error={problems['body']} onChange={(event) => change({ body: event.currentTarget.value })} />
      </form>
      <Preview path="/api/pages/preview" body={{ title: page.title, body: page.body, ...(page.form_id ? { form_id: page.form_id } : {}) }} />
    </EditorFrame>
  )
}

function More({ page, onOffline }: { page: Page; onOffline: () => void }) {
  const navigate = useNavigate()
  const throwAway = useThrowAway('pages', page.id, t('pages.removed', { name: page.title }), () => void navigate({ to: '/pages', ignoreBlocker: true }))
  return (
    <>
      <PageLinks page={page} />
      <MoreMenu>
        {page.state === 'published' && <Menu.Item leftSection={<IconWorldOff size={15} stroke={1.75} />} onClick={onOffline}>{t('pages.unpublish')}</Menu.Item>}
        <Menu.Item className="danger" leftSection={<IconTrash size={15} stroke={1.75} />} onClick={() => throwAway.mutate()}>{t('pages.remove')}</Menu.Item>
      </MoreMenu>
    </>
  )
}
