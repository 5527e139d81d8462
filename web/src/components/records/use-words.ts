import { useMemo } from 'react'
import type { ObjectType } from '~/api/types'
import { useCurrency } from '~/lib/session'
import { useOwners, usePipelines } from './queries'
import type { Words } from './values'

/** Names of owners, stages and the currency, for showing values. */
export function useWords(object: ObjectType = 'deals'): Words {
  const owners = useOwners()
  const pipelines = usePipelines(object === 'contacts' || object === 'companies' ? 'deals' : object)
  const currency = useCurrency()
  return useMemo(() => ({ owners, pipelines, currency }), [owners, pipelines, currency])
}
