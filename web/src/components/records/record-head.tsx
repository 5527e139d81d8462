import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { Avatar } from '../avatar'
import { explain } from '../failure'
import { kindOf } from './kinds'
import { ownerName, useOwners, useUpdateRecord } from './queries'
import { ownerProperty, recordName } from './values'
import styles from './record-head.module.css'

interface Props {
  object: ObjectType
  record: CrmRecord
  /** Parts of the line below the name. */
  line: ReactNode[]
  actions: ReactNode
}

export function RecordHead({ object, record, line, actions }: Props) {
  const name = recordName(object, record)
  return (
    <div className={styles.head}>
      <Avatar name={name} size={40} tone={object === 'contacts' ? 'contact' : 'company'} />
      <div className={styles.who}>
        <h1>{name}</h1>
        <div className={styles.line}>
          {line.filter(Boolean).map((part, index) => <span key={index} className={styles.part}>{part}</span>)}
          {kindOf(object)?.has_owner !== false && <span className={styles.part}><OwnerMenu object={object} record={record} /></span>}
        </div>
      </div>
      <div className={styles.actions}>{actions}</div>
    </div>
  )
}

function OwnerMenu({ object, record }: { object: ObjectType; record: CrmRecord }) {
  const owners = useOwners()
  const mayEdit = useMay('write_records')
  const update = useUpdateRecord(object, record.id)
  const owner = owners.find((candidate) => candidate.id === record.properties[ownerProperty])
  const set = (id: string, said: string) =>
    update.mutate({ values: { [ownerProperty]: id }, said }, { onError: (error) => failed(explain(error)) })
  const name = owner ? ownerName(owner) : t('page.no_owner')
  return (
    <Menu position="bottom-start" width={220} disabled={!mayEdit}>
      <Menu.Target>
        <button type="button" className={styles.owner} disabled={!mayEdit}>
          {owner && <Avatar name={name} size={20} tone="sal" />}
          {name}
          {mayEdit && <IconChevronDown size={14} stroke={1.75} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {owners.map((one) => (
          <Menu.Item key={one.id} onClick={() => set(one.id, t('page.owner_now', { name: ownerName(one) }))} leftSection={<Avatar name={ownerName(one)} size={20} tone="sal" />}>
            {ownerName(one)}
          </Menu.Item>
        ))}
        {owner && <Menu.Divider />}
        {owner && <Menu.Item onClick={() => set('', t('page.owner_gone'))}>{t('page.no_owner')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
