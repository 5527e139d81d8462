import type { ReactNode } from 'react'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { useCrumbs } from '~/components/page'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { allView } from '~/components/records/views'
import { formatNumber, formatPercent, formatRecent } from '~/lib/format'
import { Link, useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import type { Form } from './content'
import styles from './content.module.css'

const shownOn = ({ pages }: Form): string => pages.map((page) => page.path).join(', ')
const sayRate = ({ stats }: Form): string => (typeof stats.rate === 'number' ? formatPercent(stats.rate) : '–')

const sent = ({ id, name, stats }: Form): ReactNode =>
  stats.submissions === 0 ? '0' : <Link to={`/forms/${id}/submissions`} className={styles.sent} aria-label={t('forms.sent.open', { n: stats.submissions, form: name })}>{formatNumber(stats.submissions)}</Link>

const list: OwnList<Form> = {
  name: 'forms',
  ask: listOf('/api/forms'),
  label: 'forms.nav',
  noun: 'forms.noun',
  find: 'forms.find',
  views: [allView],
  columns: [
    { name: 'name', label: t('forms.column.name'), width: 280, text: ({ name }) => name, render: ({ name }) => name },
    { name: 'on', label: t('forms.column.on'), width: 260, grows: true, text: shownOn, render: (form) => shownOn(form) || <span className={styles.quiet}>{t('forms.nowhere')}</span> },
    { name: 'views', label: t('forms.column.views'), width: 96, align: 'right', text: ({ stats }) => String(stats.views), render: ({ stats }) => formatNumber(stats.views) },
    { name: 'sent', label: t('forms.column.sent'), width: 88, align: 'right', text: ({ stats }) => String(stats.submissions), render: sent },
    { name: 'rate', label: t('forms.column.rate'), width: 96, align: 'right', text: sayRate, render: sayRate },
    { name: 'last', label: t('forms.column.last'), width: 136, text: ({ stats }) => stats.last_submission_at ?? '', render: ({ stats }) => stats.last_submission_at && formatRecent(stats.last_submission_at) },
  ],
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  path: ({ id }) => `/forms/${id}`,
  compact: (form) => <CompactRow title={form.name} detail={shownOn(form) || t('forms.nowhere')} end={<strong>{t('forms.sent.count', { n: form.stats.submissions })}</strong>} below={sayRate(form)} />,
  watches: ['forms', 'contacts'],
}

export default function FormsPage() {
  useCrumbs([{ label: t('forms.nav') }])
  const mayWrite = useMay('market')
  const navigate = useNavigate()
  const create = mayWrite ? { label: t('forms.new'), run: () => void navigate({ to: '/forms/new' }) } : undefined
  return (
    <OwnListPage
      list={list}
      create={create}
      empty={<EmptyList words="forms" department="marketing" create={create && { ...create, label: t('forms.empty.button') }} />}
    />
  )
}
