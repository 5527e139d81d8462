import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '~/api/client'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { useKinds } from '~/components/records/kinds'
import { pipelinesQuery, propertiesQuery, useOwners } from '~/components/records/queries'
import type { Piped } from '~/components/records/stages'
import { useCurrency } from '~/lib/session'
import { useSegments } from '~/lib/segments'
import { useTopics } from '~/lib/topics'
import { vocabularyQuery } from './language'
import type { Speech } from './say'

const kindNames: Record<string, string> = { companies: t('segments.kind.company'), deals: t('segments.kind.deal') }

/** Kinds that contacts are linked with. */
export function useLinkedKinds(): { object: ObjectType; label: string }[] {
  const kinds = useKinds()
  return useMemo(() => [
    ...(['companies', 'deals'] as const).map((object) => ({ object, label: kindNames[object]! })),
    ...kinds.filter((kind) => kind.associated.includes('contacts')).map((kind) => ({ object: kind.object, label: kind.singular.toLowerCase() })),
  ], [kinds])
}

const namesOf = (items: { id: string; name: string }[] | undefined) => new Map(items?.map(({ id, name }) => [id, name]))

/** What an exact event can be about, by the kind whose id it names. */
export function useSubjects(): Record<string, Map<string, string>> {
  const forms = useQuery({ queryKey: ['forms', 'names'], queryFn: async () => (await api.get('/api/forms', { query: { limit: 100 } })).results, staleTime: 60_000, meta: { watches: ['forms'] } }).data
  const campaigns = useQuery({ queryKey: ['campaigns', 'names'], queryFn: async () => (await api.get('/api/campaigns', { query: { limit: 100 } })).results, staleTime: 60_000, meta: { watches: ['campaigns'] } }).data
  return useMemo(() => ({ forms: namesOf(forms), campaigns: namesOf(campaigns) }), [forms, campaigns])
}

/** Everything a condition may speak of, by its name. */
export function useSpeech(): Speech {
  const linked = useLinkedKinds()
  const objects = useMemo<ObjectType[]>(() => ['contacts', ...linked.map(({ object }) => object)], [linked])
  const properties = useQueries({ queries: objects.map((object) => propertiesQuery(object)), combine: (all) => all.map(({ data }) => data) })
  const piped = useMemo(() => objects.filter((object): object is Piped => object !== 'contacts' && object !== 'companies'), [objects])
  const pipelines = useQueries({ queries: piped.map((object) => pipelinesQuery(object)), combine: (all) => all.map(({ data }) => data) })
  const owners = useOwners()
  const currency = useCurrency()
  const vocabulary = useQuery(vocabularyQuery).data
  const topics = useTopics()
  const segments = useSegments()
  const subjects = useSubjects()
  return useMemo<Speech>(() => ({
    properties: (object) => properties[objects.indexOf(object as ObjectType)] ?? [],
    words: (object) => ({ owners, currency, pipelines: pipelines[piped.indexOf(object as Piped)] ?? [] }),
    events: vocabulary?.events ?? [],
    own: vocabulary?.conditions ?? [],
    kind: (object) => linked.find((one) => one.object === object)?.label ?? object,
    topic: (key) => topics.find((one) => one.key === key)?.name ?? key,
    segment: (id) => segments.find((one) => one.id === id)?.name ?? t('segments.unknown'),
    subject: (event, subject) => (event?.object ? (subjects[event.object]?.get(subject) ?? subject) : subject),
  }), [properties, objects, owners, currency, pipelines, piped, vocabulary, linked, topics, segments, subjects])
}
