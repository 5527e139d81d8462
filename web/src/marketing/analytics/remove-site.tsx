import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Irrevocable } from '~/components/irrevocable'
import { useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { queryClient } from '~/lib/queries'
import { doneWith } from '~/lib/undo'
import { formatDate, formatNumber } from '~/lib/format'
import { ask, type Site } from './queries'

/** What was counted cannot be brought back, so this one asks before, and says how much it is. */
export function RemoveSite({ site, onClose }: { site: Site; onClose: () => void }) {
  const { domain } = site
  const visits = useQuery({
    queryKey: ['site-visits', domain],
    queryFn: async () => (await ask({ site_id: domain, metrics: ['visits'], date_range: 'all' })).results[0]?.metrics[0] ?? 0,
    retry: false,
  })
  const remove = useChange(() => api.delete('/api/v1/sites/{site_id}', { path: { site_id: domain } }), ['sites'], () => {
    void queryClient.invalidateQueries({ queryKey: ['analytics'] })
    doneWith(t('settings.sites.removed', { domain }))
    onClose()
  })
  const since = formatDate(site.created_at)
  return (
    <Irrevocable title={t('settings.sites.remove_title', { domain })} button={t('settings.sites.remove_button')} busy={remove.isPending} error={remove.error} onDo={() => remove.mutate(undefined)} onClose={onClose}>
      {visits.data === 0 && <p>{t('settings.sites.remove_nothing')}</p>}
      {visits.data !== 0 && <p>{t('settings.sites.remove_lost', { n: visits.data ?? 0, visits: visits.data === undefined ? '…' : formatNumber(visits.data), since })}</p>}
      <p className={styles.note}>{t('settings.sites.remove_kept')}</p>
    </Irrevocable>
  )
}
