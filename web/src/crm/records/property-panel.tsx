import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconLock, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '~/api/client'
import type { ObjectType, Property } from '~/api/types'
import { t } from '~/app/messages'
import { Problem } from '~/components/problem'
import { useChange } from '~/components/settings/parts'
import { useClosing, useTyped } from '~/lib/leaving'
import { queryClient } from '~/lib/queries'
import { isSame } from '~/lib/theirs'
import { doneWith } from '~/lib/undo'
import styles from './properties.module.css'

const types = ['string', 'number', 'date', 'datetime', 'enumeration', 'bool'] as const
const fieldTypes: Record<string, string> = { string: 'text', number: 'number', date: 'date', datetime: 'date', enumeration: 'select', bool: 'booleancheckbox' }

interface Choice {
  label: string
  /** Kept once it is stored, so that records keep their value when the label changes. */
  value?: string
}
interface Draft {
  label: string
  name: string
  type: string
  choices: Choice[]
}

interface Props {
  object: ObjectType
  /** That a new one comes into. */
  group: string
  /** None: a new one. */
  property: Property | undefined
  mayEdit: boolean
  onClose: () => void
  onMade: (name: string) => void
}

/** Its values stayed with the records. */
async function bringBack(object: ObjectType, { name, label, type, fieldType, groupName, options }: Property): Promise<void> {
  await api.post('/crm/v3/properties/{object_type}', { path: { object_type: object }, body: { name, label, type, fieldType, groupName, options: options.map(({ label, value }, displayOrder) => ({ label, value, displayOrder })) } })
  await queryClient.invalidateQueries({ queryKey: ['properties'] })
}

export function PropertyPanel({ object, group, property, mayEdit, onClose, onMade }: Props) {
  const stored: Draft = {
    label: property?.label ?? '', name: property?.name ?? '', type: property?.type ?? 'string',
    choices: property?.options.map(({ label, value }) => ({ label, value })) ?? [],
  }
  const [draft, setDraft] = useState(stored)
  const typed = useTyped(!isSame(draft, stored))
  const closing = useClosing(onClose, typed)
  const builtIn = property !== undefined && property.hubspotDefined
  const locked = builtIn || !mayEdit
  const path = { object_type: object }
  const name = property?.name ?? (draft.name || nameFrom(draft.label))
  const save = useChange(
    async () => {
      const options = draft.type === 'enumeration' ? draft.choices.filter((choice) => choice.label.trim()).map((choice, index) => ({ label: choice.label.trim(), value: choice.value ?? nameFrom(choice.label), displayOrder: index })) : []
      if (property) await api.patch('/crm/v3/properties/{object_type}/{name}', { path: { ...path, name }, body: { label: draft.label, ...(draft.type === 'enumeration' ? { options } : {}) } })
      else await api.post('/crm/v3/properties/{object_type}', { path, body: { name, label: draft.label, type: draft.type, fieldType: fieldTypes[draft.type]!, groupName: group, options } })
    },
    ['properties'],
    () => {
      doneWith(t(property ? 'settings.saved' : 'settings.properties.added', { what: draft.label, name: draft.label }))
      typed.sent()
      if (!property) onMade(name)
    },
  )
  const remove = useChange(() => api.delete('/crm/v3/properties/{object_type}/{name}', { path: { ...path, name } }), ['properties'], () => {
    doneWith(t('settings.properties.removed', { name: property!.label }), () => bringBack(object, property!))
    onClose()
  })
  return (
    <aside className={styles.panel} aria-label={draft.label || t('settings.properties.new')}>
      <header>
        <h2>{property?.label ?? t('settings.properties.new')}</h2>
        <ActionIcon aria-label={t('close')} onClick={closing.onClose}><IconX size={16} stroke={1.75} /></ActionIcon>
      </header>
      <TextInput label={t('settings.properties.label')} value={draft.label} disabled={locked} autoFocus={!property} error={save.fields['label']} onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })} />
      <div className={styles.pair}>
        <TextInput
          label={t('settings.properties.name')}
          value={name}
          disabled={property !== undefined || locked}
          error={save.fields['name']}
          rightSection={property ? <IconLock size={14} stroke={1.75} /> : undefined}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          label={t('settings.properties.type')}
          data={types.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          value={draft.type}
          disabled={property !== undefined || locked}
          allowDeselect={false}
          error={save.fields['type']}
          onChange={(type) => type && setDraft({ ...draft, type, choices: type === 'enumeration' && draft.choices.length === 0 ? [{ label: '' }] : draft.choices })}
        />
      </div>
      {draft.type === 'enumeration' && <Choices choices={draft.choices} locked={locked} onChange={(choices) => setDraft({ ...draft, choices })} />}
      {builtIn && <p className={styles.note}>{t('settings.properties.locked')}</p>}
      <Problem error={save.error ?? remove.error} shown={['label', 'name', 'type']} />
      {!locked && (
        <div className={styles.foot}>
          {property ? <Button className="danger" onClick={() => remove.mutate(undefined)} loading={remove.isPending}>{t('settings.properties.remove')}</Button> : <span />}
          <Button variant="filled" onClick={() => save.mutate(undefined)} loading={save.isPending} disabled={!draft.label.trim()}>{t('save')}</Button>
        </div>
      )}
    </aside>
  )
}

function Choices({ choices, locked, onChange }: { choices: Choice[]; locked: boolean; onChange: (choices: Choice[]) => void }) {
  return (
    <div>
      <p className={styles.label}>{t('settings.properties.choices')}</p>
      <div className={styles.choices}>
        {choices.map((choice, index) => (
          <div key={choice.value ?? `new-${index}`} className={styles.choice}>
            <input
              value={choice.label}
              aria-label={t('settings.properties.choice_n', { n: index + 1 })}
              disabled={locked}
              autoFocus={choice.value === undefined && choice.label === '' && index > 0}
              onChange={(event) => onChange(choices.map((other, at) => (at === index ? { ...other, label: event.target.value } : other)))}
            />
            {!locked && <button type="button" aria-label={t('settings.properties.remove_choice', { name: choice.label })} onClick={() => onChange(choices.filter((_, at) => at !== index))}><IconX size={14} stroke={1.75} /></button>}
          </div>
        ))}
      </div>
      {!locked && <button type="button" className={styles.more} onClick={() => onChange([...choices, { label: '' }])}><IconPlus size={14} stroke={1.75} aria-hidden />{t('settings.properties.choice')}</button>}
    </div>
  )
}

/** 'Delivery area' → 'delivery_area': a name the API takes. */
function nameFrom(label: string): string {
  const plain = label.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '').slice(0, 100)
}
