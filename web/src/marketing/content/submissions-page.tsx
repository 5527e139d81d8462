import { Button } from '@mantine/core'
import { IconForms, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { EmptyState } from '~/components/empty-state'
import { useCrumbs } from '~/components/page'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { formatDateTime, formatRecent } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { formQuery, type Submission } from './content'
import styles from './content.module.css'

const nameOf = (row: Submission): string => row.contact_name || t('forms.sent.gone')
const sayAll = (fields: Submission['fields']): string => fields.map(({ label, value }) => `${label}: ${value}`).join(' · ')
const who = ['email', 'firstname', 'lastname']
/** Who it is stands in front; where nothing else was asked for it is said here as well. */
function beyondName({ fields }: Submission): Submission['fields'] {
  const others = fields.filter(({ property }) => !who.includes(property))
  return others.length > 0 ? others : fields
}
const said = (row: Submission): string => sayAll(row.fields)
const source = (row: Submission): string => [row.source, row.campaign].filter(Boolean).join(' / ')

const listFor = (id: string): OwnList<Submission> => ({
  name: `forms/${id}/submissions`,
  ask: listOf('/api/forms/{form_id}/submissions', { form_id: id }),
  label: 'forms.submissions',
  noun: 'forms.sent.noun',
  views: [{ id: 'all', label: t('forms.sent.all'), filters: [] }],
  columns: [
    { name: 'who', label: t('forms.sent.who'), width: 190, text: nameOf, render: (row) => (row.contact_name ? row.contact_name : <span className={styles.quiet}>{nameOf(row)}</span>) },
    {
      name: 'what', label: t('forms.sent.what'), width: 320, grows: true, text: said,
      render: (row) => <span className={styles.said} title={said(row)}>{beyondName(row).map((field) => <span key={field.property}>{field.label} <strong>{field.value}</strong></span>)}</span>,
    },
    { name: 'from', label: t('forms.sent.from'), width: 190, text: source, render: source },
    { name: 'page', label: t('forms.sent.page'), width: 160, text: ({ page_path }) => page_path, render: ({ page_path }) => page_path },
    { name: 'when', label: t('forms.sent.when'), width: 128, text: ({ at }) => at, render: ({ at }) => <time dateTime={at} title={formatDateTime(at)}>{formatRecent(at)}</time> },
  ],
  idOf: (row) => row.id,
  nameOf,
  path: (row) => (row.contact_name ? `/contacts/${row.contact_id}` : undefined),
  compact: (row) => <CompactRow title={nameOf(row)} detail={sayAll(beyondName(row))} end={<time dateTime={row.at}>{formatRecent(row.at)}</time>} below={row.source} />,
  watches: ['forms', 'contacts'],
})

/** Who sent a form, what they said, where they came from. */
export default function SubmissionsPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: form } = useQuery(formQuery(id))
  const mayWrite = useMay('market')
  const list = useMemo(() => listFor(id), [id])
  useCrumbs([{ label: t('forms.nav'), to: '/forms' }, { label: form?.name ?? '', to: `/forms/${id}` }, { label: t('forms.submissions') }])
  const edit = <Button component={Link} to={`/forms/${id}`} leftSection={mayWrite ? <IconPencil size={15} stroke={1.75} /> : <IconForms size={15} stroke={1.75} />}>{t(mayWrite ? 'forms.edit' : 'forms.see')}</Button>
  return <OwnListPage list={list} extra={edit} empty={<EmptyState title={t('forms.sent.empty.title')} text={t('forms.sent.empty.text')} action={edit} />} />
}
