import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import styles from './column-menu.module.css'

export interface ColumnChoice {
  name: string
  label: string
}
interface Props {
  all: ColumnChoice[]
  chosen: string[]
  onChange: (names: string[]) => void
}

/** Which columns, in which order. The first one, the name, stays. */
export function ColumnMenu({ all, chosen, onChange }: Props) {
  const [find, setFind] = useState('')
  const labelOf = (name: string) => all.find((column) => column.name === name)?.label ?? name
  const matches = (name: string) => labelOf(name).toLowerCase().includes(find.toLowerCase())
  const others = all.filter((column) => !chosen.includes(column.name) && matches(column.name))
  const move = (index: number, by: number) => {
    const next = [...chosen]
    const [taken] = next.splice(index, 1)
    next.splice(index + by, 0, taken!)
    onChange(next)
  }
  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="xs" leftSection={<IconColumns3 size={15} stroke={1.75} />}>{t('columns.button')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput data-autofocus placeholder={t('columns.find')} aria-label={t('columns.find')} value={find} onChange={(event) => setFind(event.currentTarget.value)} mb={4} />
        <div className={styles.list}>
          {chosen.map((name, index) => matches(name) && (
            <div key={name} className={styles.row}>
              <Checkbox label={labelOf(name)} checked disabled={index === 0} onChange={() => onChange(chosen.filter((other) => other !== name))} />
              {index > 0 && (
                <span className={styles.moves}>
                  <button type="button" disabled={index < 2} onClick={() => move(index, -1)} aria-label={t('columns.earlier', { name: labelOf(name) })}><IconArrowUp size={14} /></button>
                  <button type="button" disabled={index === chosen.length - 1} onClick={() => move(index, 1)} aria-label={t('columns.later', { name: labelOf(name) })}><IconArrowDown size={14} /></button>
                </span>
              )}
            </div>
          ))}
          {others.length > 0 && <hr className={styles.rule} />}
          {others.map((column) => (
            <div key={column.name} className={styles.row}>
              <Checkbox label={column.label} checked={false} onChange={() => onChange([...chosen, column.name])} />
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
