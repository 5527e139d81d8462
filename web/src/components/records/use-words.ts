import { useMemo } from 'react'
import { useCurrency } from '~/lib/session'
import { useOwners, usePipelines } from './queries'
import type { Words } from './values'

/** Names of owners, stages and the currency, for showing values. */
export function useWords(): Words {
  const owners = useOwners()
  const pipelines = usePipelines()
  const currency = useCurrency()
  return useMemo(() => ({ owners, pipelines, currency }), [owners, pipelines, currency])
}
