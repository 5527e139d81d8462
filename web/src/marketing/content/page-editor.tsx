import { ActionIcon, Button, Menu, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { IconDots, IconTrash, IconWorldOff } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiError } from '~/api/client'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { explain, Failure } from '~/components/failure'
import { NotAllowed } from '~/components/not-allowed'
import { useCrumbs } from '~/components/page'
import { useNavigate } from '~/lib/routes'
import { useMay, useSession } from '~/lib/session'
import { done, failed } from '~/lib/undo'
import { slugFrom, useFormChoices, usePage, useRemove, useSavePage, type Page, type PageInput, type PageState } from './content'
import { PageLinks } from './page-links'
import { PageRead } from './page-read'
import { Preview } from './preview'
import { StateTag } from './state-tag'
import bar from './content.module.css'
import styles from './editor.module.css'

const blank: PageInput = { slug: '', title: '', description: '', body: '', form_id: null, state: 'draft' }

export default function PageEditorPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: page, error } = usePage(id)
  const mayWrite = useMay('market')
  useCrumbs([{ label: t('pages.nav'), to: '/pages' }, { label: page?.title ?? t('pages.new') }])
  if (error && !page) {
    const gone = error instanceof ApiError && error.status === 404
    return gone ? <EmptyState title={t('page.gone')} text={t('page.gone_hint')} /> : <Failure error={error} full />
  }
  if (!mayWrite && id === 'new') return <NotAllowed text={t('pages.not_allowed')} />
  if (id !== 'new' && !page) return <div className={bar.bones}><Bones widths={['30%', '60%', '55%']} /></div>
  if (!mayWrite && page) return <PageRead page={page} />
  return <Editor key={id} id={id} saved={page} />
}

function Editor({ id, saved }: { id: string; saved: Page | undefined }) {
  const [page, setPage] = useState<PageInput>(saved ?? blank)
  const [ownSlug, setOwnSlug] = useState(saved !== undefined)
  const [shown, setShown] = useState('write')
  const save = useSavePage(id)
  const navigate = useNavigate()
  const forms = useFormChoices()
  const problems = save.error instanceof ApiError ? save.error.fields : {}
  const changed = JSON.stringify(strip(page)) !== JSON.stringify(strip(saved ?? blank))
  const change = (values: Partial<PageInput>) => setPage((now) => ({ ...now, ...values }))
  const prefix = `${useSession().workspace.public_path}/p/`
  useWarning(changed)

  const store = (state: PageState) => {
    const said = state === page.state ? t('pages.saved') : t(state === 'published' ? 'pages.published' : 'pages.unpublished')
    save.mutate({ ...page, state }, {
      onSuccess: (stored) => {
        setPage(stored)
        done(said)
        if (id === 'new') void navigate({ to: `/pages/${stored.id}`, replace: true })
      },
    })
  }
  return (
    <div className={styles.editor}>
      <h1 className="visually-hidden">{saved?.title ?? t('pages.new')}</h1>
      <div className={bar.bar}>
        <StateTag state={page.state} />
        {changed && <span className={styles.status}>{t('pages.unsaved')}</span>}
        <div className={bar.right}>
          {saved && <MoreMenu page={saved} onOffline={() => store('draft')} />}
          <Button onClick={() => store(page.state)} disabled={!changed} loading={save.isPending && page.state === 'draft'}>{t('pages.save')}</Button>
          {page.state === 'draft' && <Button variant="filled" onClick={() => store('published')}>{t('pages.publish')}</Button>}
        </div>
      </div>
      <div className={styles.tabs}>
        <SegmentedControl fullWidth value={shown} onChange={setShown} data={[{ value: 'write', label: t('pages.text') }, { value: 'preview', label: t('pages.preview') }]} />
      </div>
      <div className={styles.columns} data-shown={shown}>
        <form className={styles.write} onSubmit={(event) => event.preventDefault()}>
          {save.error && Object.keys(problems).length === 0 && <p role="alert" className={styles.problem}>{explain(save.error)}</p>}
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
              onChange={(form_id) => change({ form_id })}
            />
          </div>
          <TextInput label={t('pages.description')} placeholder={t('pages.description_hint')} value={page.description} error={problems['description']} onChange={(event) => change({ description: event.currentTarget.value })} />
          <Textarea className={styles.body} label={t('pages.body')} placeholder={t('pages.body_hint')} value={page.body} error={problems['body']} onChange={(event) => change({ body: event.currentTarget.value })} />
        </form>
        <Preview path="/api/pages/preview" body={{ title: page.title, body: page.body, ...(page.form_id ? { form_id: page.form_id } : {}) }} />
      </div>
    </div>
  )
}

const strip = ({ slug, title, description, body, form_id, state }: PageInput) => ({ slug, title, description, body, form_id: form_id ?? null, state })

function MoreMenu({ page, onOffline }: { page: Page; onOffline: () => void }) {
  const remove = useRemove('pages', page.id)
  const navigate = useNavigate()
  const erase = () => remove.mutate(undefined, {
    onSuccess: () => { done(t('pages.removed', { name: page.title })); void navigate({ to: '/pages' }) },
    onError: (error) => failed(explain(error)),
  })
  return (
    <>
      <PageLinks page={page} />
      <Menu>
        <Menu.Target><ActionIcon aria-label={t('pages.more')}><IconDots size={16} stroke={1.75} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {page.state === 'published' && <Menu.Item leftSection={<IconWorldOff size={15} stroke={1.75} />} onClick={onOffline}>{t('pages.unpublish')}</Menu.Item>}
          <Menu.Item className="danger" leftSection={<IconTrash size={15} stroke={1.75} />} onClick={erase}>{t('pages.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** The browser asks before a tab with unsaved words is closed. */
function useWarning(changed: boolean) {
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [changed])
}
