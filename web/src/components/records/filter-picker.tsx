import { Popover, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { cloneElement, useState, type ReactElement } from 'react'
import { t } from '~/app/messages'
import type { Filter } from '~/lib/filters'
import { FilterEditor, startFilter } from './filter-editor'
import { PropertyGlyph } from './property-glyph'
import type { Field, Words } from './values'
import styles from './picker.module.css'

interface Props {
  properties: Field[]
  labels: Record<string, string>
  words: Words
  onAdd: (filter: Filter) => void
  children: ReactElement<{ onClick?: () => void }>
}

/** First the property, then its operator and value. */
export function FilterPicker({ properties, labels, words, onAdd, children }: Props) {
  const [opened, setOpened] = useState(false)
  const [property, setProperty] = useState<Field>()
  const close = () => {
    setOpened(false)
    setProperty(undefined)
  }
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} position="bottom-start" width={260} trapFocus>
      <Popover.Target>{cloneElement(children, { onClick: () => (opened ? close() : setOpened(true)) })}</Popover.Target>
      <Popover.Dropdown>
        {opened && !property && <PropertyList properties={properties} labels={labels} onPick={setProperty} />}
        {property && (
          <>
            <button type="button" className={styles.back} onClick={() => setProperty(undefined)}>
              <IconArrowLeft size={14} stroke={1.75} aria-hidden />
              {labels[property.name] ?? property.label}
            </button>
            <FilterEditor
              filter={startFilter(property)}
              property={property}
              words={words}
              onApply={(filter) => {
                onAdd(filter)
                close()
              }}
            />
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface ListProps {
  properties: Field[]
  labels: Record<string, string>
  onPick: (property: Field) => void
}

export function PropertyList({ properties, labels, onPick }: ListProps) {
  const [find, setFind] = useState('')
  const [at, setAt] = useState(0)
  const named = properties.filter((property) => !property.hidden).map((property) => ({ property, label: labels[property.name] ?? property.label }))
  const shown = named.filter(({ label, property }) => `${label} ${property.name}`.toLowerCase().includes(find.toLowerCase()))
  const move = (by: number) => setAt((now) => Math.max(0, Math.min(shown.length - 1, now + by)))
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('filter.find_property')}
        placeholder={t('filter.find_property')}
        value={find}
        onChange={(event) => {
          setFind(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else if (event.key === 'Enter' && shown[at]) onPick(shown[at].property)
          else return
          event.preventDefault()
        }}
        mb={4}
      />
      <div className={styles.list}>
        {shown.map(({ property, label }, index) => (
          <button key={property.name} type="button" className={styles.item} data-at={index === at || undefined} onClick={() => onPick(property)}>
            <PropertyGlyph property={property} />
            <span>{label}</span>
          </button>
        ))}
        {shown.length === 0 && <p className={styles.none}>{t('filter.no_property')}</p>}
      </div>
    </>
  )
}
