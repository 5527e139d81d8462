import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { FilterEditor, startFilter } from '~/components/records/filter-editor'
import { PropertyList } from '~/components/records/filter-picker'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { withMe } from '~/components/records/views'
import { useSegments } from '~/lib/segments'
import { useTopics } from '~/lib/topics'
import { useBuilding } from './building'
import { conditionOf, filterOf } from './say'
import { useLinkedKinds, useSubjects } from './speech'
import type { Associated, Condition, Consent, Dated, Did, Found, Group, InSegment, Own, Property } from './tree'
import styles from './condition-editor.module.css'

interface Props<C> {
  condition: C
  object: string
  onChange: (condition: Condition) => void
  onDone: () => void
}

/** The choices of one condition, by its kind. */
export function ConditionEditor(props: Props<Exclude<Condition, Group>>) {
  const { condition } = props
  switch (condition.type) {
    case 'property':
    case 'date': return <PropertyEditor {...props} condition={condition} />
    case 'event': return <EventEditor {...props} condition={condition} />
    case 'associated': return <AssociatedEditor {...props} condition={condition} />
    case 'consent': return <ConsentEditor {...props} condition={condition} />
    case 'segment': return <SegmentEditor {...props} condition={condition} />
    case 'words': return <WordsEditor {...props} condition={condition} />
    default: return <OwnEditor {...props} condition={condition} />
  }
}

const noLabels = {}

function PropertyEditor({ condition, object, onChange, onDone }: Props<Property | Dated>) {
  const { speech } = useBuilding()
  const properties = speech.properties(object)
  const myId = useMyOwnerId()
  const [isChoosing, setChoosing] = useState(false)
  const property = properties.find(({ name }) => name === condition.propertyName)
  const keep = (filter: ReturnType<typeof startFilter>) => onChange(conditionOf(withMe([filter], myId)[0]!, properties.find(({ name }) => name === filter.property)))
  if (isChoosing || !property) {
    return <PropertyList properties={properties} labels={noLabels} onPick={(one) => { keep(startFilter(one)); setChoosing(false) }} />
  }
  const filter = filterOf(condition, property)
  return (
    <>
      <button type="button" className={styles.change} onClick={() => setChoosing(true)}>{property.label}<IconArrowsExchange size={14} stroke={1.75} aria-label={t('segments.other_property')} /></button>
      <FilterEditor key={`${filter.property}-${filter.operator}`} filter={filter} property={property} words={speech.words(object)} onApply={(next) => { keep(next); onDone() }} onLive={keep} />
    </>
  )
}

const times: Did['operator'][] = ['at_least', 'at_most', 'exactly']

function EventEditor({ condition, onChange }: Props<Did>) {
  const { speech } = useBuilding()
  const event = speech.events.find(({ name }) => name === condition.event)
  const subjects = useSubjects()
  const known = event?.object ? subjects[event.object] : undefined
  const about = (subject: string) => {
    const next: Did = { ...condition, subject }
    if (!subject) delete next.subject
    onChange(next)
  }
  const within = (days: number | string) => {
    const next: Did = { ...condition, days: Number(days) }
    if (Number(days) < 1) delete next.days
    onChange(next)
  }
  return (
    <div className={styles.fields}>
      <Select label={t('segments.event')} data={speech.events.map(({ name, label }) => ({ value: name, label }))} value={condition.event} allowDeselect={false} comboboxProps={{ withinPortal: false }}
        onChange={(name) => name && name !== condition.event && onChange({ type: 'event', event: name, operator: condition.operator, times: condition.times, ...(condition.days && { days: condition.days }) })} />
      {event && event.comparing !== 'none' && (known
        ? <Select label={t('segments.which')} placeholder={t('segments.any')} clearable searchable data={[...known].map(([value, label]) => ({ value, label }))} value={condition.subject ?? null} onChange={(id) => about(id ?? '')} comboboxProps={{ withinPortal: false }} />
        : <TextInput label={event.comparing === 'path' ? t('segments.page') : t('segments.which')} description={event.comparing === 'path' ? t('segments.page_hint') : undefined} placeholder={t('segments.any')} value={condition.subject ?? ''} onChange={(event) => about(event.currentTarget.value)} />)}
      <div className={styles.pair}>
        <Select label={t('segments.how_often')} data={times.map((one) => ({ value: one, label: t(`segments.often.${one}`) }))} value={condition.operator} allowDeselect={false} comboboxProps={{ withinPortal: false }}
          onChange={(operator) => operator && onChange({ ...condition, operator: operator as Did['operator'] })} />
        <NumberInput label={t('segments.times')} min={0} max={1000} value={condition.times} onChange={(n) => n !== '' && onChange({ ...condition, times: Number(n) })} />
      </div>
      <NumberInput label={t('segments.days')} description={t('segments.days_hint')} min={1} max={3650} value={condition.days ?? ''} onChange={within} />
    </div>
  )
}

function AssociatedEditor({ condition, onChange, onDone }: Props<Associated>) {
  const linked = useLinkedKinds()
  return (
    <Select label={t('segments.linked_kind')} data={linked.map(({ object, label }) => ({ value: object, label }))} value={condition.object} allowDeselect={false} comboboxProps={{ withinPortal: false }}
      onChange={(object) => {
        if (object && object !== condition.object) onChange({ type: 'associated', object: object as Associated['object'] })
        onDone()
      }} />
  )
}

const stands: Consent['state'][] = ['given', 'withdrawn', 'requested', 'none']

function ConsentEditor({ condition, onChange }: Props<Consent>) {
  const topics = useTopics()
  return (
    <div className={styles.fields}>
      <Select label={t('segments.topic')} data={topics.map(({ key, name }) => ({ value: key, label: name }))} value={condition.topic_key} allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(topic_key) => topic_key && onChange({ ...condition, topic_key })} />
      <Select label={t('segments.stand')} data={stands.map((value) => ({ value, label: t(`segments.consent.${value}`) }))} value={condition.state} allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(state) => state && onChange({ ...condition, state: state as Consent['state'] })} />
    </div>
  )
}

function SegmentEditor({ condition, onChange, onDone }: Props<InSegment>) {
  const segments = useSegments()
  return <Select label={t('segments.segment')} searchable data={segments.map(({ id, name }) => ({ value: id, label: name }))} value={condition.segment_id} allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(segment_id) => { if (segment_id) onChange({ ...condition, segment_id }); onDone() }} />
}

function WordsEditor({ condition, onChange, onDone }: Props<Found>) {
  const [query, setQuery] = useState(condition.query)
  return (
    <form className={styles.fields} onSubmit={(event) => { event.preventDefault(); if (query.trim()) onChange({ type: 'words', query: query.trim() }); onDone() }}>
      <TextInput label={t('segments.words')} data-autofocus value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      <Button type="submit" variant="filled" disabled={!query.trim()}>{t('filter.apply')}</Button>
    </form>
  )
}

function OwnEditor({ condition, onChange }: Props<Own>) {
  const { speech } = useBuilding()
  const own = speech.own.find(({ name }) => name === condition.name)
  return (
    <div className={styles.fields}>
      {(own?.arguments ?? Object.keys(condition.arguments)).map((name) => (
        <TextInput key={name} label={name} value={condition.arguments[name] ?? ''} onChange={(event) => onChange({ ...condition, arguments: { ...condition.arguments, [name]: event.currentTarget.value } })} />
      ))}
    </div>
  )
}
