import { Popover, TextInput } from '@mantine/core'
import { IconFolderPlus, IconMailCheck, IconPlus, IconPuzzle, IconSearch, IconUsersGroup, type TablerIcon } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { startFilter } from '~/components/records/filter-editor'
import { PropertyGlyph } from '~/components/records/property-glyph'
import { useKeys } from '~/lib/keyboard'
import { useSegments } from '~/lib/segments'
import { useTopics } from '~/lib/topics'
import { useBuilding } from './building'
import { eventGlyph, kindGlyph } from './condition-glyph'
import { conditionOf } from './say'
import { readText } from './language'
import { useLinkedKinds } from './speech'
import { add, childOf, conditionAt, inside, type Condition, type Pointer } from './tree'
import { explain } from '~/components/failure'
import picker from '~/components/records/picker.module.css'
import styles from './builder.module.css'

interface Entry {
  key: string
  label: string
  group: string
  icon: ReactNode
  make: () => Condition
}
const glyph = (Icon: TablerIcon) => <Icon size={15} stroke={1.75} aria-hidden />

/** Everything one may ask; of an associated record its properties alone. */
function useEntries(object: string): Entry[] {
  const { speech } = useBuilding()
  const linked = useLinkedKinds()
  const topics = useTopics()
  const segments = useSegments()
  const properties = speech.properties(object).filter((one) => !one.hidden).map((property): Entry => ({
    key: `property-${property.name}`, label: property.label, group: t('segments.add.properties'), icon: <PropertyGlyph property={property} />,
    make: () => conditionOf(startFilter(property), property),
  }))
  if (object !== 'contacts') return properties
  return [
    ...properties,
    ...speech.events.map(({ name, label }): Entry => ({
      key: `event-${name}`, label, group: t('segments.add.events'), icon: eventGlyph(name), make: () => ({ type: 'event', event: name, operator: 'at_least', times: 1, days: 30 }),
    })),
    ...linked.map(({ object: other, label }): Entry => ({
      key: `linked-${other}`, label: t('segments.add.linked', { kind: label }), group: t('segments.add.records'), icon: kindGlyph(other), make: () => ({ type: 'associated', object: other }),
    })),
    ...topics.slice(0, 1).map(({ key }): Entry => ({ key: 'consent', label: t('segments.add.consent'), group: t('segments.add.more'), icon: glyph(IconMailCheck), make: () => ({ type: 'consent', topic_key: key, state: 'given' }) })),
    ...segments.slice(0, 1).map(({ id }): Entry => ({ key: 'segment', label: t('segments.add.segment'), group: t('segments.add.more'), icon: glyph(IconUsersGroup), make: () => ({ type: 'segment', segment_id: id }) })),
    ...speech.own.map(({ name, label, arguments: names }): Entry => ({
      key: `own-${name}`, label, group: t('segments.add.more'), icon: glyph(IconPuzzle), make: () => ({ type: 'feature', name, arguments: Object.fromEntries(names.map((one) => [one, ''])) }),
    })),
  ]
}

/** + Condition, + Group; `small` below the lines of a group. */
export function AddLine({ into, object, small = false }: { into: Pointer; object: string; small?: boolean }) {
  const { tree, mayEdit, follow, open } = useBuilding()
  const [opened, setOpened] = useState<'condition' | 'group'>()
  const button = useRef<HTMLButtonElement>(null)
  const byKey = () => {
    // What hangs on a button out of sight is not shown.
    button.current?.scrollIntoView({ block: 'nearest' })
    setOpened('condition')
  }
  useKeys(small ? [] : [{ keys: '/', label: t('segments.add.condition'), group: t('segments.keys'), run: byKey, idle: !mayEdit }])
  if (!mayEdit) return null
  const put = (condition: Condition) => {
    const isGroup = opened === 'group'
    setOpened(undefined)
    const type = conditionAt(tree, into)?.type === 'any' ? 'all' : 'any'
    const edited = add(tree, into, isGroup ? { type, conditions: [condition] } : condition)
    follow(edited)
    if (condition.type !== 'associated') open(isGroup ? childOf(edited.at, 0) : edited.at)
  }
  const toggle = (what: 'condition' | 'group') => setOpened((now) => (now === what ? undefined : what))
  return (
    <div className={styles.add} data-small={small || undefined}>
      <Popover opened={opened !== undefined} onChange={(next) => !next && setOpened(undefined)} position="bottom-start" width={300} trapFocus withinPortal>
        <Popover.Target>
          <button ref={button} type="button" className={styles.addButton} onClick={() => toggle('condition')}><IconPlus size={15} stroke={1.75} aria-hidden />{t('segments.add.condition')}</button>
        </Popover.Target>
        {object === 'contacts' && <button type="button" className={styles.addButton} onClick={() => toggle('group')}><IconFolderPlus size={15} stroke={1.75} aria-hidden />{t('segments.add.group')}</button>}
        <Popover.Dropdown>{opened && <Picker object={object} onPick={put} />}</Popover.Dropdown>
      </Popover>
    </div>
  )
}

/** Found by its name, or written as a sentence of the text form. */
function Picker({ object, onPick }: { object: string; onPick: (condition: Condition) => void }) {
  const entries = useEntries(object)
  const [find, setFind] = useState('')
  const [at, setAt] = useState(0)
  const [wrong, setWrong] = useState<string>()
  const wanted = find.trim().toLowerCase()
  const shown = entries.filter(({ label, key }) => `${label} ${key}`.toLowerCase().includes(wanted))
  const extra: Entry[] = wanted && object === 'contacts' ? [{ key: 'words', label: t('segments.add.words', { query: find.trim() }), group: '', icon: glyph(IconSearch), make: () => ({ type: 'words', query: find.trim() }) }] : []
  const all = [...shown, ...extra]
  const write = async () => {
    try {
      const written = await readText(`all of (${find})`)
      const [first] = inside(written.condition)
      if (first) onPick(first)
    } catch (error) {
      setWrong(explain(error))
    }
  }
  const isSentence = /[=<>(]|\s(is|in|contains|between|at|of)\s/.test(find)
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('segments.add.find')}
        placeholder={t('segments.add.find')}
        value={find}
        error={wrong}
        mb={4}
        onChange={(event) => {
          setFind(event.currentTarget.value)
          setAt(0)
          setWrong(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt((now) => Math.min(all.length - 1, now + 1))
          else if (event.key === 'ArrowUp') setAt((now) => Math.max(0, now - 1))
          else if (event.key === 'Enter' && isSentence) void write()
          else if (event.key === 'Enter' && all[at]) onPick(all[at].make())
          else return
          event.preventDefault()
        }}
      />
      <div className={picker.list}>
        {all.map((entry, index) => (
          <div key={entry.key}>
            {entry.group && entry.group !== all[index - 1]?.group && <p className={styles.pickerGroup}>{entry.group}</p>}
            <button type="button" className={picker.item} data-at={index === at || undefined} onClick={() => onPick(entry.make())}>{entry.icon}<span>{entry.label}</span></button>
          </div>
        ))}
        {isSentence && <p className={picker.none}>{t('segments.add.sentence')}</p>}
        {all.length === 0 && !isSentence && <p className={picker.none}>{t('filter.no_property')}</p>}
      </div>
    </>
  )
}
