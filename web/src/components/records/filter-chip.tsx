import { Popover } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { isRelative, type Filter } from '~/lib/filters'
import { formatDate, formatMoney } from '~/lib/format'
import { FilterEditor } from './filter-editor'
import { PropertyGlyph } from './property-glyph'
import { choicesOf, specialOf, type Field, type Words } from './values'
import { me } from './views'
import styles from './filter-chip.module.css'

interface Props {
  filter: Filter
  property: Field | undefined
  label: string | undefined
  words: Words
  onChange: (filter: Filter) => void
  onRemove: () => void
}

/** field | operator | value | x; a click on any of the first three edits. */
export function FilterChip({ filter, property, label, words, onChange, onRemove }: Props) {
  const [opened, setOpened] = useState(false)
  const name = label ?? property?.label ?? filter.property
  const value = sayFilterValue(filter, property, words)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={260} trapFocus withinPortal>
      <span className={styles.chip}>
        <Popover.Target>
          <button type="button" className={styles.body} onClick={() => setOpened((now) => !now)}>
            <span className={styles.part}><PropertyGlyph property={property} />{name}</span>
            <span className={styles.operator}>{t(`operator.${filter.operator}`)}</span>
            {value && <span className={styles.value}>{value}</span>}
          </button>
        </Popover.Target>
        <button type="button" className={styles.remove} onClick={onRemove} aria-label={t('filter.remove', { name })}>
          <IconX size={13} stroke={1.75} />
        </button>
      </span>
      <Popover.Dropdown>
        {property && opened && (
          <FilterEditor
            key={filter.operator}
            filter={filter}
            property={property}
            words={words}
            onApply={(next) => {
              onChange(next)
              setOpened(false)
            }}
            onLive={onChange}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

export function sayFilterValue(filter: Filter, property: Field | undefined, words: Words): string {
  if (filter.operator === 'known' || filter.operator === 'unknown') return ''
  if (isRelative(filter.operator)) return t('filter.days', { n: Number(filter.values[0] ?? 0) })
  const choices = property ? choicesOf(property, words) : []
  const money = property !== undefined && specialOf(property) === 'money'
  const say = (value: string) => {
    if (value === me) return t('filter.me')
    if (money) return formatMoney(value, words.currency)
    if (filter.operator === 'before' || filter.operator === 'after') return formatDate(value)
    return choices.find((choice) => choice.value === value)?.label ?? value
  }
  const said = filter.values.map(say)
  if (filter.operator === 'between') return said.join('–')
  return said.length > 3 ? t('filter.many', { first: said.slice(0, 2).join(', '), n: said.length - 2 }) : said.join(', ')
}
