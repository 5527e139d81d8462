import { Button } from '@mantine/core'
import { EmptyState } from '~/components/empty-state'
import { Link } from '~/lib/routes'
import { t } from './messages'

export function NotFound() {
  return (
    <EmptyState
      alone
      title={t('missing.title')}
      text={t('missing.text')}
      action={<Button component={Link} to="/">{t('missing.button')}</Button>}
    />
  )
}
