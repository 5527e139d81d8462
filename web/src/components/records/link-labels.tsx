import { Menu } from '@mantine/core'
import { IconCheck, IconTag } from '@tabler/icons-react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { useMay } from '~/lib/session'
import { useLink, useLinkLabels, type LinkedRecord } from './associations'
import { recordName } from './values'
import styles from './rail.module.css'

interface Props {
  from: ObjectType
  id: string
  to: ObjectType
  record: LinkedRecord
}

/** What a link is called: labels are given and taken one by one. Nothing where the two kinds have none. */
export function LinkLabels({ from, id, to, record }: Props) {
  const labels = useLinkLabels(from, to)
  const mayEdit = useMay('write_records')
  const { link, unlabel } = useLink(from, id, to)
  if (!mayEdit || labels.length === 0) return null
  const name = recordName(to, record)
  const has = (typeId: number) => record.labels.some((one) => one.typeId === typeId)
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={t('rail.labels_of', { name })}><IconTag size={13} stroke={1.75} /></button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        <Menu.Label>{t('rail.labels')}</Menu.Label>
        {labels.map((label) => (
          <Menu.Item
            key={label.typeId}
            role="menuitemcheckbox"
            aria-checked={has(label.typeId)}
            rightSection={has(label.typeId) ? <IconCheck size={14} stroke={2} aria-hidden /> : undefined}
            onClick={() => (has(label.typeId)
              ? unlabel({ id: record.id, label, isLast: record.labels.length === 1, said: t('rail.unlabelled', { name, label: label.label }) })
              : link({ id: record.id, label, said: t('rail.labelled', { name, label: label.label }) }))}
          >
            {label.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
