import { Button, Menu, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { IconInbox, IconShare, IconTrash } from '@tabler/icons-react'
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
import { OwnerSelect } from '~/components/records/owner-select'
import { useDraft } from '~/lib/draft'
import { formatNumber } from '~/lib/format'
import { fetchNow } from '~/lib/queries'
import { Link, useMade, useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { done } from '~/lib/undo'
import { formBody, formQuery, saveForm, useThrowAway, type ConsentBox, type Form, type FormField, type FormInput, type StoredForm } from './content'
import { ConsentBoxes } from './form-consents'
import { FieldList } from './form-fields'
import { FormRead } from './form-read'
import { ShareForm } from './form-share'
import { Preview } from './preview'
import bar from './content.module.css'
import styles from './editor.module.css'

const blank = (): FormInput => ({
  name: t('forms.default.name'),
  fields: [
    { property: 'firstname', label: t('forms.default.firstname'), required: false },
    { property: 'lastname', label: t('forms.default.lastname'), required: false },
    { property: 'email', label: t('forms.default.email'), required: true },
    { property: 'company', label: t('forms.default.company'), required: false },
  ],
  consents: [],
  double_opt_in: true,
  button_label: t('forms.default.button'),
  thanks_text: t('forms.default.thanks'),
  lifecycle_stage: 'lead',
})

const items = { fields: ({ property }: FormField) => property, consents: ({ topic_key }: ConsentBox) => topic_key }
const called = {
  name: t('forms.called.name'),
  fields: (n: number) => t('forms.called.fields', { n }),
  consents: (n: number) => t('forms.called.consents', { n }),
  double_opt_in: t('forms.called.double_opt_in'),
  button_label: t('forms.called.button'),
  thanks_text: t('forms.called.thanks'),
}

export default function FormBuilderPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ ...formQuery(id), enabled: id !== 'new' })
  const mayWrite = useMay('market')
  useCrumbs([{ label: t('forms.nav'), to: '/forms' }, { label: query.data?.name ?? t('forms.new') }])
  if (id === 'new') return mayWrite ? <Builder key={id} id={id} saved={undefined} /> : <NotAllowed text={t('forms.not_allowed')} />
  return (
    <QueryBoundary query={query} waiting={<div className={bar.bones}><Bones widths={['30%', '60%', '55%']} /></div>}>
      {(form) => (mayWrite ? <Builder key={id} id={id} saved={form} /> : <Reader form={form} />)}
    </QueryBoundary>
  )
}

function Reader({ form }: { form: Form }) {
  return <EditorFrame title={form.name} shape="text" about={<SentForms form={form} />} actions={<Share form={form} />}><FormRead form={form} /></EditorFrame>
}

function SentForms({ form }: { form: Form }) {
  return (
    <Button component={Link} to={`/forms/${form.id}/submissions`} leftSection={<IconInbox size={15} stroke={1.75} />}>
      {t('forms.sent.count', { n: formatNumber(form.stats.submissions) })}
    </Button>
  )
}

function Share({ form }: { form: Form }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button leftSection={<IconShare size={15} stroke={1.75} />} onClick={() => setOpened(true)}>{t('forms.share')}</Button>
      {opened && <ShareForm form={form} onClose={() => setOpened(false)} />}
    </>
  )
}

function Builder({ id, saved }: { id: string; saved: Form | undefined }) {
  const draft = useDraft({
    stored: saved as StoredForm | undefined,
    blank: blank(),
    read: (stored): FormInput => stored,
    body: formBody,
    save: (_changed, form, stored) => saveForm(stored?.id ?? 'new', form),
    load: (stored) => fetchNow(formQuery(stored?.id ?? id)),
    items,
    called,
    byHand: true,
  })
  const { form, fields: problems, change } = draft
  // One that is yet to be made may be as it is.
  const isChanged = draft.isChanged || !draft.stored
  const store = async () => {
    const stored = await draft.save()
    if (!stored) return
    done(t('forms.saved', { name: stored.name }))
  }
  useMade(id === 'new' && !isChanged && draft.stored ? `/forms/${draft.stored.id}` : undefined)
  return (
    <EditorFrame
      title={saved?.name ?? t('forms.new')}
      shape="preview"
      about={saved && <SentForms form={saved} />}
      draft={{ ...draft, isChanged }}
      tabs={[t('forms.fields'), t('pages.preview')]}
      actions={
        <>
          {saved && <Share form={saved} />}
          {saved && <More form={saved} />}
          <Button variant="filled" onClick={() => void store()} disabled={!isChanged} loading={draft.status === 'saving'}>{t('forms.save')}</Button>
        </>
      }
    >
      <form className={styles.write} onSubmit={(event) => { event.preventDefault(); void store() }}>
        <DraftProblem draft={draft} />
        <TextInput label={t('forms.name')} description={t('forms.name_hint')} value={form.name} error={problems['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
        <FieldList fields={form.fields} onChange={(fields) => change({ fields })} />
        <ConsentBoxes boxes={form.consents} onChange={(consents) => change({ consents })} />
        {form.consents.length > 0 && (
          <Switch label={t('forms.double_opt_in')} description={t('forms.double_opt_in_hint')} checked={form.double_opt_in} onChange={(event) => change({ double_opt_in: event.currentTarget.checked })} />
        )}
        <Afterwards form={form} problems={problems} onChange={change} />
      </form>
      <Preview path="/api/forms/preview" body={formBody(form)} phoneFirst />
    </EditorFrame>
  )
}

function Afterwards({ form, problems, onChange }: { form: FormInput; problems: Record<string, string>; onChange: (values: Partial<FormInput>) => void }) {
  return (
    <section className={styles.section}>
      <h2>{t('forms.after')}</h2>
      <div className={styles.pair}>
        <TextInput label={t('forms.button')} value={form.button_label} error={problems['button_label']} onChange={(event) => onChange({ button_label: event.currentTarget.value })} />
        <Select
          label={t('forms.stage')}
          data={(['subscriber', 'lead'] as const).map((value) => ({ value, label: t(`forms.stage.${value}`) }))}
          value={form.lifecycle_stage}
          allowDeselect={false}
          onChange={(value) => onChange({ lifecycle_stage: value === 'subscriber' ? 'subscriber' : 'lead' })}
        />
      </div>
      <Textarea label={t('forms.thanks')} value={form.thanks_text} error={problems['thanks_text']} autosize minRows={2} onChange={(event) => onChange({ thanks_text: event.currentTarget.value })} />
      <TextInput label={t('forms.redirect')} description={t('forms.redirect_hint')} placeholder="/p/…" value={form.redirect_url ?? ''} error={problems['redirect_url']} onChange={(event) => onChange({ redirect_url: event.currentTarget.value })} />
      <OwnerSelect
        label={t('forms.notify')}
        description={t('forms.notify_hint')}
        placeholder={t('forms.notify.nobody')}
        value={form.notify_user_id ?? ''}
        error={problems['notify_user_id']}
        clearable
        onChange={(id) => onChange({ notify_user_id: id || undefined })}
      />
    </section>
  )
}

function More({ form }: { form: Form }) {
  const navigate = useNavigate()
  const throwAway = useThrowAway('forms', form.id, t('forms.removed', { name: form.name }), () => void navigate({ to: '/forms', ignoreBlocker: true }))
  return (
    <MoreMenu>
      <Menu.Item className="danger" leftSection={<IconTrash size={15} stroke={1.75} />} onClick={() => throwAway.mutate()}>{t('forms.remove')}</Menu.Item>
    </MoreMenu>
  )
}
