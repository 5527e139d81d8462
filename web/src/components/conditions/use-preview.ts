import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Preview } from './building'
import { isWhole, type Group } from './tree'

/** Counted again a moment after the last change; what is yet to be chosen waits. */
export function usePreview(condition: Group, against?: string, enabled = true) {
  const [asked] = useDebouncedValue(condition, 300)
  const query = useQuery({
    queryKey: ['segments', 'preview', asked, against],
    queryFn: async ({ signal }): Promise<Preview> => (await api.post('/api/segments/preview', { body: { condition: asked, ...(against && { against }) }, signal })).data,
    enabled: enabled && isWhole(asked),
    placeholderData: keepPreviousData,
    retry: false,
    meta: { watches: ['contacts', 'segments'] },
  })
  return { ...query, isCounting: asked !== condition || query.isPlaceholderData || query.isFetching }
}
