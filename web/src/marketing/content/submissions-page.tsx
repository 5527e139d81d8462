import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { useCrumbs } from '~/components/page'
import { formatDateTime, formatRecent } from '~/lib/format'
import { useForm, useSubmissions, type Submission } from './content'
import styles from './content.module.css'

/** Who sent a form, what they said, where they came from. */
export default function SubmissionsPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: form } = useForm(id)
  const sent = useSubmissions(id)
  useCrumbs([{ label: t('forms.nav'), to: '/forms' }, { label: form?.name ?? '', to: `/forms/${id}` }, { label: t('forms.submissions') }])
  if (sent.error && !sent.data) return <Failure error={sent.error} full />
  if (!sent.data) return <div className={styles.bones}><Bones widths={['40%', '70%', '60%', '65%']} /></div>
  const rows = sent.data.pages.flatMap((page) => page.results)
  const total = sent.data.pages[0]?.total ?? rows.length
  const edit = <Button component={Link} {...({ to: `/forms/${id}` } as object)} leftSection={<IconPencil size={15} stroke={1.75} />}>{t('forms.edit')}</Button>
  if (rows.length === 0) return <EmptyState alone title={t('forms.sent.empty.title')} text={t('forms.sent.empty.text')} action={edit} />
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1>{form?.name}</h1>
        <span className={styles.count}>{t('forms.sent.count', { n: total })}</span>
        <div className={styles.right}>{edit}</div>
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('forms.submissions')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th style={{ width: 110 }}>{t('forms.sent.when')}</th>
              <th className={styles.who}>{t('forms.sent.who')}</th>
              <th className={styles.wide}>{t('forms.sent.what')}</th>
              <th className={styles.wide} style={{ width: 190 }}>{t('forms.sent.from')}</th>
              <th className={styles.wide} style={{ width: 170 }}>{t('forms.sent.page')}</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
        </table>
        {sent.hasNextPage && <div className={styles.more}><Button onClick={() => void sent.fetchNextPage()} loading={sent.isFetchingNextPage}>{t('forms.sent.more')}</Button></div>}
      </div>
    </div>
  )
}

function Row({ row }: { row: Submission }) {
  return (
    <tr>
      <td><time dateTime={row.at} title={formatDateTime(row.at)}>{formatRecent(row.at)}</time></td>
      <td>
        {row.contact_name
          ? <Link className={styles.name} to={'/contacts/$id' as never} params={{ id: row.contact_id } as never}>{row.contact_name}</Link>
          : <span className={styles.quiet}>{t('forms.sent.gone')}</span>}
      </td>
      <td className={styles.wide}><div className={styles.said}>{row.fields.map((field) => <span key={field.property}>{field.label} <strong>{field.value}</strong></span>)}</div></td>
      <td className={styles.wide}>{[row.source, row.campaign].filter(Boolean).join(' / ')}</td>
      <td className={styles.wide}>{row.page_path}</td>
    </tr>
  )
}
