import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { useCrumbs } from '~/components/page'
import { formatNumber, formatRecent } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { useMay } from '~/lib/session'
import { usePages } from './content'
import { StateTag } from './state-tag'
import styles from './content.module.css'

export default function PagesPage() {
  useCrumbs([{ label: t('pages.nav') }])
  const { data: pages, error, refetch } = usePages()
  const mayWrite = useMay('market')
  const navigate = useNavigate()
  const create = () => void navigate({ to: '/pages/new' } as never)
  useKeys([{ keys: 'c', label: t('pages.new'), group: t('keys.group.list'), run: create }], mayWrite)
  if (error && !pages) return <Failure error={error} full action={<Button onClick={() => void refetch()}>{t('error.again')}</Button>} />
  if (!pages) return <div className={styles.bones}><Bones widths={['40%', '70%', '60%', '65%']} /></div>
  if (pages.length === 0) {
    return <EmptyState alone title={t('pages.empty.title')} text={t('pages.empty.text')} example={{ department: 'marketing', name: t('pages.empty.example.name'), detail: t('pages.empty.example.detail'), end: t('pages.empty.example.end') }} action={mayWrite && <Button variant="filled" onClick={create}>{t('pages.empty.button')}</Button>} />
  }
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1>{t('pages.nav')}</h1>
        <div className={styles.right}>
          {mayWrite && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('pages.new')}</Button>}
        </div>
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('pages.nav')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.first}>{t('pages.column.title')}</th>
              <th className={styles.wide}>{t('pages.column.address')}</th>
              <th style={{ width: 110 }}>{t('pages.column.state')}</th>
              <th className={styles.wide} style={{ width: 180 }}>{t('pages.column.form')}</th>
              <th style={{ width: 90 }} data-number>{t('pages.column.views')}</th>
              <th className={styles.wide} style={{ width: 120 }}>{t('pages.column.changed')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map((page) => (
              <tr key={page.id}>
                <td><Link className={styles.name} to={'/pages/$id' as never} params={{ id: page.id } as never}>{page.title}</Link></td>
                <td className={styles.wide}>{new URL(page.url).pathname}</td>
                <td><StateTag state={page.state} /></td>
                <td className={styles.wide}>{page.form_name}</td>
                <td data-number>{formatNumber(page.views)}</td>
                <td className={styles.wide}>{formatRecent(page.updated_at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.foot}>{t('pages.count', { n: pages.length })}</footer>
    </div>
  )
}
