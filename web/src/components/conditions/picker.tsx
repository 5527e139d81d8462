import { TextInput } from '@mantine/core'
import { IconCode, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import picker from '~/components/records/picker.module.css'
import { useBuilding } from './building'
import { ConditionGlyph } from './condition-glyph'
import { rowsFor, sections, useEntries, type Section } from './entries'
import { readText } from './language'
import { sayLine } from './say'
import { isFormula } from './typed'
import { inside, isWhole, type Condition } from './tree'
import styles from './builder.module.css'

interface Offer {
  key: string
  label: string
  icon: ReactNode
  section?: Section
  pick: () => void
}
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const look = { size: 15, stroke: 1.75, 'aria-hidden': true } as const

/** Chosen by section, or typed: what is marked is what Enter adds, with what was typed as its value. */
export function Picker({ object, onPick }: { object: string; onPick: (condition: Condition) => void }) {
  const { speech } = useBuilding()
  const entries = useEntries(object)
  const [typed, setTyped] = useState('')
  const [section, setSection] = useState<Section>()
  const [moved, setMoved] = useState<number>()
  const [wrong, setWrong] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const text = typed.trim()
  const present = sections.filter((one) => entries.some((entry) => entry.section === one))
  const write = async () => {
    try {
      const [first] = inside((await readText(`all of (${text})`)).condition)
      if (first) onPick(first)
    } catch (error) {
      setWrong(explain(error))
    }
  }
  const rows = rowsFor(entries, typed).filter((one) => text !== '' || !section || one.section === section).map((row): Offer => ({
    key: row.key, section: row.section, icon: <ConditionGlyph condition={row.condition} object={object} />, pick: () => onPick(row.condition),
    label: text === '' || row.condition.type === 'associated' || !isWhole(row.condition) ? row.label : upperFirst(sayLine(row.condition, object, speech)),
  }))
  const formula: Offer[] = isFormula(text, speech.properties(object)) ? [{ key: 'formula', label: t('segments.add.formula', { text }), icon: <IconCode {...look} />, pick: () => void write() }] : []
  // Last, and never what Enter does unless somebody went there.
  const words: Offer[] = text && object === 'contacts' ? [{ key: 'words', label: t('segments.add.words', { query: text }), icon: <IconSearch {...look} />, pick: () => onPick({ type: 'words', query: text }) }] : []
  const all = [...formula, ...rows, ...words]
  const fits = formula.length + rows.length > 0
  const at = moved ?? (fits ? 0 : -1)
  const move = (by: number) => setMoved(Math.max(0, Math.min(all.length - 1, at + by)))
  useEffect(() => {
    list.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('segments.add.find')}
        placeholder={t('segments.add.find')}
        value={typed}
        error={wrong}
        mb={4}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setMoved(undefined)
          setWrong(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else if (event.key === 'Enter') all[at]?.pick()
          else return
          event.preventDefault()
        }}
      />
      {text === '' && present.length > 1 && (
        <div className={styles.sections}>
          {[undefined, ...present].map((one) => <button key={one ?? 'all'} type="button" aria-pressed={section === one} onClick={() => { setSection(one); setMoved(undefined) }}>{t(`segments.section.${one ?? 'all'}`)}</button>)}
        </div>
      )}
      {!fits && text !== '' && <p className={picker.none}>{t('segments.add.nothing')}<q>{t('segments.add.example.did')}</q><q>{t('segments.add.example.is')}</q></p>}
      <div ref={list} className={picker.list}>
        {all.map((offer, index) => (
          <div key={offer.key} className={offer.key === 'words' ? styles.lastOffer : undefined}>
            {text === '' && offer.section && offer.section !== all[index - 1]?.section && <p className={styles.pickerGroup}>{t(`segments.picker.${offer.section}`)}</p>}
            <button type="button" className={picker.item} title={offer.label} data-at={index === at || undefined} onClick={offer.pick}>{offer.icon}<span>{offer.label}</span></button>
          </div>
        ))}
      </div>
    </>
  )
}
