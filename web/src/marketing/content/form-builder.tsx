import { ActionIcon, Button, Menu, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { IconDots, IconInbox, IconShare, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '~/api/client'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { explain, Failure } from '~/components/failure'
import { NotAllowed } from '~/components/not-allowed'
import { useCrumbs } from '~/components/page'
import { ownerName, useOwners } from '~/components/records/queries'
import { formatNumber } from '~/lib/format'
import { Link, useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { done, failed } from '~/lib/undo'
import { formBody, useForm, useRemove, useSaveForm, type Form, type FormInput } from './content'
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
    { property: 'firstname', label: 'First name', required: false },
    { property: 'lastname', label: 'Last name', required: false },
    { property: 'email', label: 'Email', required: true },
    { property: 'company', label: 'Company', required: false },
  ],
  consents: [],
  double_opt_in: true,
  button_label: t('forms.default.button'),
  thanks_text: t('forms.default.thanks'),
  lifecycle_stage: 'lead',
})

export default function FormBuilderPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: form, error } = useForm(id)
  const mayWrite = useMay('market')
  useCrumbs([{ label: t('forms.nav'), to: '/forms' }, { label: form?.name ?? t('forms.new') }])
  if (error && !form) {
    const gone = error instanceof ApiError && error.status === 404
    return gone ? <EmptyState title={t('page.gone')} text={t('page.gone_hint')} /> : <Failure error={error} full />
  }
  if (!mayWrite && id === 'new') return <NotAllowed text={t('forms.not_allowed')} />
  if (id !== 'new' && !form) return <div className={bar.bones}><Bones widths={['30%', '60%', '55%']} /></div>
  if (!mayWrite && form) return <Reader form={form} />
  return <Builder key={id} id={id} saved={form} />
}

function Reader({ form }: { form: Form }) {
  const [sharing, setSharing] = useState(false)
  return (
    <div className={styles.editor}>
      <div className={bar.bar}>
        <SentForms form={form} />
        <div className={bar.right}><ShareButton onClick={() => setSharing(true)} /></div>
      </div>
      <FormRead form={form} />
      {sharing && <ShareForm form={form} onClose={() => setSharing(false)} />}
    </div>
  )
}

function SentForms({ form }: { form: Form }) {
  return (
    <Button component={Link} to={`/forms/${form.id}/submissions`} leftSection={<IconInbox size={15} stroke={1.75} />}>
      {t('forms.sent.count', { n: formatNumber(form.stats.submissions) })}
    </Button>
  )
}

function ShareButton({ onClick }: { onClick: () => void }) {
  return <Button leftSection={<IconShare size={15} stroke={1.75} />} onClick={onClick}>{t('forms.share')}</Button>
}

function Builder({ id, saved }: { id: string; saved: Form | undefined }) {
  const [form, setForm] = useState<FormInput>(() => saved ?? blank())
  const [base, setBase] = useState(() => JSON.stringify(saved ? formBody(saved) : ''))
  const [shown, setShown] = useState('write')
  const [sharing, setSharing] = useState(false)
  const save = useSaveForm(id)
  const navigate = useNavigate()
  const problems = save.error instanceof ApiError ? save.error.fields : {}
  const body = formBody(form)
  const changed = JSON.stringify(body) !== base
  const change = (values: Partial<FormInput>) => setForm((now) => ({ ...now, ...values }))
  const store = () => save.mutate(form, {
    onSuccess: (stored) => {
      setBase(JSON.stringify(body))
      done(t('forms.saved', { name: stored.name }))
      if (id === 'new') void navigate({ to: `/forms/${stored.id}`, replace: true })
    },
  })
  return (
    <div className={styles.editor}>
      <h1 className="visually-hidden">{saved?.name ?? t('forms.new')}</h1>
      <div className={bar.bar}>
        {saved && <SentForms form={saved} />}
        {changed && <span className={styles.status}>{t('pages.unsaved')}</span>}
        <div className={bar.right}>
          {saved && <ShareButton onClick={() => setSharing(true)} />}
          {saved && <MoreMenu form={saved} />}
          <Button variant="filled" onClick={store} disabled={!changed} loading={save.isPending}>{t('forms.save')}</Button>
        </div>
      </div>
      <div className={styles.tabs}>
        <SegmentedControl fullWidth value={shown} onChange={setShown} data={[{ value: 'write', label: t('forms.fields') }, { value: 'preview', label: t('pages.preview') }]} />
      </div>
      <div className={styles.columns} data-shown={shown}>
        <form className={styles.write} onSubmit={(event) => { event.preventDefault(); store() }}>
          {save.error && <p role="alert" className={styles.problem}>{explain(save.error)}</p>}
          <TextInput label={t('forms.name')} description={t('forms.name_hint')} value={form.name} error={problems['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
          <FieldList fields={form.fields} onChange={(fields) => change({ fields })} />
          <ConsentBoxes boxes={form.consents} onChange={(consents) => change({ consents })} />
          {form.consents.length > 0 && (
            <Switch label={t('forms.double_opt_in')} description={t('forms.double_opt_in_hint')} checked={form.double_opt_in} onChange={(event) => change({ double_opt_in: event.currentTarget.checked })} />
          )}
          <Afterwards form={form} problems={problems} onChange={change} />
        </form>
        <Preview path="/api/forms/preview" body={body} phoneFirst />
      </div>
      {saved && sharing && <ShareForm form={saved} onClose={() => setSharing(false)} />}
    </div>
  )
}

function Afterwards({ form, problems, onChange }: { form: FormInput; problems: Record<string, string>; onChange: (values: Partial<FormInput>) => void }) {
  const owners = useOwners()
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
      <Select
        label={t('forms.notify')}
        description={t('forms.notify_hint')}
        placeholder={t('forms.notify.nobody')}
        data={owners.map((owner) => ({ value: owner.id, label: ownerName(owner) }))}
        value={form.notify_user_id ?? null}
        error={problems['notify_user_id']}
        clearable
        onChange={(notify_user_id) => onChange({ notify_user_id })}
      />
    </section>
  )
}

function MoreMenu({ form }: { form: Form }) {
  const remove = useRemove('forms', form.id)
  const navigate = useNavigate()
  const erase = () => remove.mutate(undefined, {
    onSuccess: () => { done(t('forms.removed', { name: form.name })); void navigate({ to: '/forms' }) },
    onError: (error) => failed(explain(error)),
  })
  return (
    <Menu>
      <Menu.Target><ActionIcon aria-label={t('pages.more')}><IconDots size={16} stroke={1.75} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className="danger" leftSection={<IconTrash size={15} stroke={1.75} />} onClick={erase}>{t('forms.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
