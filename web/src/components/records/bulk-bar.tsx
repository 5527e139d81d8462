import { Menu, Popover } from '@mantine/core'
import { IconArchive, IconDots, IconDownload, IconPencil, IconUser } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { ObjectType, Property } from '~/api/types'
import { t } from '~/app/messages'
import { useMay } from '~/lib/session'
import { KeyCap } from '../key-cap'
import { PropertyList } from './filter-picker'
import { ValueInput } from './value-input'
import { useBegin, type Matching } from './operations'
import { useBulk } from './queries'
import type { Selection } from './use-selection'
import { choicesOf, isReadOnly, ownerProperty, sayValue, type Words } from './values'
import styles from './bulk-bar.module.css'

interface Props {
  object: ObjectType
  selection: Selection
  properties: Property[]
  words: Words
  /** How many match, loaded or not. */
  total: number
  /** What all of them are asked for by. */
  matching: Matching
  /** Means all of them; absent where that is done. */
  onAll?: (() => void) | undefined
  onExport: () => void
  extra?: ReactNode
}

/** What can be done with the chosen rows. */
export function BulkBar({ object, selection, properties, words, total, matching, onAll, onExport, extra }: Props) {
  const bulk = useBulk(object)
  const begin = useBegin(object)
  const mayWrite = useMay('write_records')
  const mayDelete = useMay('delete_records')
  const n = selection.isAll ? total : selection.count
  const set = (property: Property, value: string) => selection.isAll
    ? begin.edit(matching, { [property.name]: value }, selection.clear)
    : bulk.update(selection.ids, { [property.name]: value }, t('bulk.set', { n, field: property.label, value: sayValue(property, value, words) || t('value.empty') }))
  const owner = properties.find((property) => property.name === ownerProperty)
  const archive = () => {
    if (selection.isAll) return begin.archive(matching, selection.clear)
    bulk.archive(selection.ids, t('bulk.archived', { n }))
    selection.clear()
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.label')} aria-busy={bulk.isPending || begin.isPending}>
      <strong aria-live="polite">{t('bulk.selected', { n })}</strong>
      {onAll && <button type="button" className={styles.action} onClick={onAll}>{t('bulk.all', { n: total })}</button>}
      <span className={styles.rule} />
      {owner && mayWrite && (
        <Menu position="top-start" width={220}>
          <Menu.Target>
            <button type="button" className={styles.action}><IconUser size={15} stroke={1.75} /><span>{t('bulk.owner')}</span></button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
            {choicesOf(owner, words).map((choice) => <Menu.Item key={choice.value} onClick={() => set(owner, choice.value)}>{choice.label}</Menu.Item>)}
            <Menu.Divider />
            <Menu.Item onClick={() => set(owner, '')}>{t('bulk.no_owner')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {mayWrite && <SetField properties={properties} words={words} onSet={set} />}
      {extra}
      {mayDelete ? (
        <Menu position="top-end">
          <Menu.Target>
            <button type="button" className={styles.action} aria-label={t('list.more')}><IconDots size={16} stroke={1.75} /></button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconDownload size={15} stroke={1.75} />} onClick={onExport}>{t('bulk.export')}</Menu.Item>
            <Menu.Item className="danger" leftSection={<IconArchive size={15} stroke={1.75} />} onClick={archive}>{t('bulk.archive')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : <button type="button" className={styles.action} onClick={onExport}><IconDownload size={15} stroke={1.75} /><span>{t('bulk.export')}</span></button>}
      <span className={styles.rule} />
      <button type="button" className={styles.action} onClick={selection.clear}>{t('bulk.clear')}<KeyCap dark>Esc</KeyCap></button>
    </div>
  )
}

function SetField({ properties, words, onSet }: { properties: Property[]; words: Words; onSet: (property: Property, value: string) => void }) {
  const [opened, setOpened] = useState(false)
  const [property, setProperty] = useState<Property>()
  const close = () => {
    setOpened(false)
    setProperty(undefined)
  }
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} position="top-start" width={260} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.action} onClick={() => (opened ? close() : setOpened(true))}>
          <IconPencil size={15} stroke={1.75} /><span>{t('bulk.field')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && !property && <PropertyList properties={properties.filter((one) => !isReadOnly(one) && one.name !== 'email')} labels={{}} onPick={(one) => setProperty(properties.find(({ name }) => name === one.name))} />}
        {property && (
          <div className={styles.field}>
            <strong>{property.label}</strong>
            <ValueInput
              property={property}
              value=""
              words={words}
              label={property.label}
              onCommit={(value) => {
                onSet(property, value)
                close()
              }}
              onCancel={close}
            />
            <p>{t('bulk.enter')}</p>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
