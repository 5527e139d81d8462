import { useMemo } from 'react'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { useCrumbs } from '~/components/page'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { choiceField } from '~/components/records/values'
import { stateViews } from '~/components/records/views'
import { formatNumber, formatRecent } from '~/lib/format'
import { useFormChoices } from '~/lib/forms'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { pageStates, type PageSummary } from './content'
import { StateTag } from './state-tag'

const pathOf = (page: PageSummary): string => new URL(page.url).pathname

const list: OwnList<PageSummary> = {
  name: 'pages',
  ask: listOf('/api/pages'),
  label: 'pages.nav',
  noun: 'pages.noun',
  find: 'pages.find',
  views: stateViews(pageStates, (state) => t(`pages.state.${state}`)),
  columns: [
    { name: 'title', label: t('pages.column.title'), width: 320, text: ({ title }) => title, render: ({ title }) => title },
    { name: 'address', label: t('pages.column.address'), width: 220, grows: true, text: ({ url }) => url, render: pathOf },
    { name: 'state', label: t('pages.column.state'), width: 112, text: ({ state }) => t(`pages.state.${state}`), render: ({ state }) => <StateTag state={state} /> },
    { name: 'form', label: t('pages.column.form'), width: 180, text: ({ form_name }) => form_name ?? '', render: ({ form_name }) => form_name },
    { name: 'views', label: t('pages.column.views'), width: 96, align: 'right', text: ({ views }) => String(views), render: ({ views }) => formatNumber(views) },
    { name: 'changed', label: t('pages.column.changed'), width: 136, text: ({ updated_at }) => updated_at, render: ({ updated_at }) => formatRecent(updated_at) },
  ],
  idOf: ({ id }) => id,
  nameOf: ({ title }) => title,
  path: ({ id }) => `/pages/${id}`,
  compact: (page) => <CompactRow title={page.title} detail={pathOf(page)} end={<strong>{t('pages.views', { n: page.views })}</strong>} below={<StateTag state={page.state} />} />,
  watches: ['pages'],
}
const stateField = choiceField('state', t('pages.column.state'), pageStates.map((state) => ({ value: state, label: t(`pages.state.${state}`) })))

export default function PagesPage() {
  useCrumbs([{ label: t('pages.nav') }])
  const mayWrite = useMay('market')
  const navigate = useNavigate()
  const forms = useFormChoices()
  const fields = useMemo(() => [stateField, choiceField('form_id', t('pages.column.form'), forms)], [forms])
  const create = mayWrite ? { label: t('pages.new'), run: () => void navigate({ to: '/pages/new' }) } : undefined
  return (
    <OwnListPage
      list={list}
      fields={fields}
      create={create}
      empty={<EmptyList words="pages" department="marketing" create={create && { ...create, label: t('pages.empty.button') }} />}
    />
  )
}
