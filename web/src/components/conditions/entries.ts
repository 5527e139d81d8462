import { useMemo } from 'react'
import { t } from '~/app/messages'
import { startFilter } from '~/components/records/filter-editor'
import { useSegments } from '~/lib/segments'
import { useTopics } from '~/lib/topics'
import { useBuilding } from './building'
import { conditionOf } from './say'
import { useLinkedKinds, useSubjects } from './speech'
import { asConsent, asEvent, asNamed, asOwn, asProperty, type Understood } from './typed'
import type { Condition, Own } from './tree'

export const sections = ['did', 'own', 'are', 'linked', 'stands'] as const
export type Section = (typeof sections)[number]

/** Something that can be said of a contact, as it is chosen and as it is typed. */
export interface Entry {
  key: string
  label: string
  section: Section
  start: Condition
  read: (typed: string) => Understood
  /** Found by its name alone, as one of very many. */
  isFound?: boolean
}

/** Everything one may ask; of an associated record its properties alone. */
export function useEntries(object: string): Entry[] {
  const { speech } = useBuilding()
  const linked = useLinkedKinds()
  const topics = useTopics()
  const segments = useSegments()
  const subjects = useSubjects()
  return useMemo(() => {
    const properties = speech.properties(object).filter((one) => !one.hidden).map((property): Entry => ({
      key: `property-${property.name}`, label: property.label, section: property.hubspotDefined ? 'are' : 'own',
      start: conditionOf(startFilter(property), property), read: (typed) => asProperty(typed, property, object, speech),
    }))
    if (object !== 'contacts') return properties
    const named = (key: string, label: string, section: Section, start: Condition, names = label): Entry => ({ key, label, section, start, read: (typed) => asNamed(typed, names, start) })
    const all: Entry[] = [
      ...speech.events.map((event): Entry => ({
        key: `event-${event.name}`, label: event.label, section: 'did', start: { type: 'event', event: event.name, operator: 'at_least', times: 1, days: 30 },
        read: (typed) => asEvent(typed, event, event.object ? subjects[event.object] : undefined),
      })),
      ...properties,
      ...linked.map(({ object: other, label }) => named(`linked-${other}`, t('segments.add.linked', { kind: label }), 'linked', { type: 'associated', object: other })),
      ...topics.map(({ key, name }): Entry => ({ key: `consent-${key}`, label: t('segments.add.agreed', { topic: name }), section: 'stands', start: { type: 'consent', topic_key: key, state: 'given' }, read: (typed) => asConsent(typed, key, name) })),
      ...speech.own.map((own): Entry => {
        const start: Own = { type: 'feature', name: own.name, arguments: Object.fromEntries(own.arguments.map((one) => [one, ''])) }
        return { key: `own-${own.name}`, label: own.label, section: 'stands', start, read: (typed) => asOwn(typed, own, start) }
      }),
      ...segments.slice(0, 1).map(({ id }) => named('segment', t('segments.add.segment'), 'stands', { type: 'segment', segment_id: id })),
      ...segments.map(({ id, name }): Entry => ({ ...named(`segment-${id}`, name, 'stands', { type: 'segment', segment_id: id }, `${t('segments.member_of')} ${name}`), isFound: true })),
    ]
    return sections.flatMap((section) => all.filter((one) => one.section === section))
  }, [speech, object, linked, topics, segments, subjects])
}

export interface Row extends Entry {
  condition: Condition
}
const most = 12

/** What fits what was typed, the best first; everything while nothing is. */
export function rowsFor(entries: Entry[], typed: string): Row[] {
  if (typed.trim() === '') return entries.filter((one) => !one.isFound).map((one) => ({ ...one, condition: one.start }))
  return entries
    .map((entry) => ({ entry, ...entry.read(typed) }))
    .filter(({ fit }) => fit > 0.2)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, most)
    .map(({ entry, condition }) => ({ ...entry, condition }))
}
