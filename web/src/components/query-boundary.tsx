import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiError } from '~/api/client'
import { t } from '~/app/messages'
import { EmptyState } from './empty-state'
import { Failure } from './failure'

interface Props<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  /** Stands until it is there. */
  waiting: ReactNode
  children: (data: T) => ReactNode
}

/** What a page is about: bones until it comes, the reason where it does not. */
export function QueryBoundary<T>({ query, waiting, children }: Props<T>) {
  const { data, error, refetch } = query
  if (data !== undefined) return children(data)
  if (!error) return waiting
  if (error instanceof ApiError && error.status === 404) return <EmptyState alone title={t('page.gone')} text={t('page.gone_hint')} />
  return <Failure error={error} full action={<Button onClick={() => void refetch()}>{t('error.again')}</Button>} />
}
