import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { useCrumbs } from '~/components/page'
import { formatNumber, formatPercent, formatRecent } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { useMay } from '~/lib/session'
import { useForms } from './content'
import styles from './content.module.css'

export default function FormsPage() {
  useCrumbs([{ label: t('forms.nav') }])
  const { data: forms, error, refetch } = useForms()
  const mayWrite = useMay('market')
  const navigate = useNavigate()
  const create = () => void navigate({ to: '/forms/new' } as never)
  useKeys([{ keys: 'c', label: t('forms.new'), group: t('keys.group.list'), run: create }], mayWrite)
  if (error && !forms) return <Failure error={error} full action={<Button onClick={() => void refetch()}>{t('error.again')}</Button>} />
  if (!forms) return <div className={styles.bones}><Bones widths={['40%', '70%', '60%', '65%']} /></div>
  if (forms.length === 0) {
    return <EmptyState alone title={t('forms.empty.title')} text={t('forms.empty.text')} example={{ department: 'marketing', name: t('forms.empty.example.name'), detail: t('forms.empty.example.detail'), end: t('forms.empty.example.end') }} action={mayWrite && <Button variant="filled" onClick={create}>{t('forms.empty.button')}</Button>} />
  }
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1>{t('forms.nav')}</h1>
        <div className={styles.right}>
          {mayWrite && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('forms.new')}</Button>}
        </div>
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('forms.nav')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.first}>{t('forms.column.name')}</th>
              <th className={styles.wide}>{t('forms.column.on')}</th>
              <th className={styles.wide} style={{ width: 90 }} data-number>{t('forms.column.views')}</th>
              <th style={{ width: 80 }} data-number>{t('forms.column.sent')}</th>
              <th style={{ width: 90 }} data-number>{t('forms.column.rate')}</th>
              <th className={styles.wide} style={{ width: 130 }}>{t('forms.column.last')}</th>
            </tr>
          </thead>
          <tbody>
            {forms.map(({ id, name, pages, stats }) => (
              <tr key={id}>
                <td><Link className={styles.name} to={'/forms/$id' as never} params={{ id } as never}>{name}</Link></td>
                <td className={styles.wide}>{pages.length > 0 ? pages.map((page) => page.path).join(', ') : <span className={styles.quiet}>{t('forms.nowhere')}</span>}</td>
                <td className={styles.wide} data-number>{formatNumber(stats.views)}</td>
                <td data-number>{formatNumber(stats.submissions)}</td>
                <td data-number>{stats.rate === undefined ? '–' : formatPercent(stats.rate)}</td>
                <td className={styles.wide}>{stats.last_submission_at ? formatRecent(stats.last_submission_at) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.foot}>{t('forms.count', { n: forms.length })}</footer>
    </div>
  )
}
