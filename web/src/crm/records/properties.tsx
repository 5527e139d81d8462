import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ObjectType, Property } from '~/api/types'
import { isMessage, t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { FindInput } from '~/components/records/filter-bar'
import { kindOf, useKinds } from '~/components/records/kinds'
import { PropertyGlyph } from '~/components/records/property-glyph'
import { propertiesQuery, useCount } from '~/components/records/queries'
import { formatNumber, formatPercent } from '~/lib/format'
import { useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { PropertyPanel } from './property-panel'
import styles from './properties.module.css'

const standard = ['contacts', 'companies', 'deals'] as const

/** Every property of a kind of record, by group, with how often it is filled in; one of them open at the right. */
export default function PropertySettings() {
  const address = useSearch({ strict: false }) as { object?: string; property?: string }
  const kinds = useKinds()
  const objects: ObjectType[] = [...standard, ...kinds.map((kind) => kind.object)]
  const object = objects.find((one) => one === address.object) ?? 'contacts'
  const list = useQuery(propertiesQuery(object))
  const [find, setFind] = useState('')
  const mayEdit = useMay('manage_settings')
  const go = useShow()
  const all = (list.data ?? []).filter((property) => !property.hidden)
  const shown = all.filter((property) => `${property.label} ${property.name}`.toLowerCase().includes(find.toLowerCase()))
  const own = all.filter((property) => property.hubspotDefined === false).length
  const chosen = address.property === '+' ? '+' : all.find((property) => property.name === address.property)
  return (
    <div className={styles.page} data-panel={chosen !== undefined || undefined}>
      <div className={styles.main}>
        <h1 className="visually-hidden">{t('settings.properties')}</h1>
        <div className={styles.tabs}>
          <div className={styles.objects} role="tablist" aria-label={t('settings.properties.object')}>
            {objects.map((one) => <ObjectTab key={one} object={one} active={one === object} onShow={() => go({ object: one, property: undefined })} />)}
          </div>
          {mayEdit && <Button className={styles.new} variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={() => go({ property: '+' })}>{t('settings.properties.new')}</Button>}
        </div>
        <div className={styles.bar}>
          <FindInput query={find} onQuery={setFind} placeholder={t('settings.properties.find')} />
          <span className={styles.counts}>{t('settings.properties.counts', { built: all.length - own, own })}</span>
        </div>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('settings.properties')}>
          {list.error && <Failure error={list.error} />}
          {list.isPending && <div className={styles.waiting}>{[120, 160, 90, 140].map((width) => <Bones key={width} widths={[width, 60]} />)}</div>}
          {list.isSuccess && (
            <table className={styles.table}>
              <thead><tr><th>{t('settings.properties.property')}</th><th>{t('settings.properties.type')}</th><th>{t('settings.properties.filled')}</th><th>{t('settings.properties.kind')}</th></tr></thead>
              {grouped(shown).map(([group, properties]) => (
                <tbody key={group}>
                  <tr className={styles.group}><th colSpan={4} scope="rowgroup">{groupLabel(group)}<span>{properties.length}</span></th></tr>
                  {properties.map((property) => (
                    <Row key={property.name} object={object} property={property} chosen={property === chosen} onOpen={() => go({ property: property.name })} />
                  ))}
                </tbody>
              ))}
            </table>
          )}
          {list.isSuccess && shown.length === 0 && <p className={styles.none}>{t('settings.properties.none')}</p>}
        </div>
      </div>
      {chosen && (
        <PropertyPanel
          key={chosen === '+' ? '+' : chosen.name}
          object={object}
          group={all[0]?.groupName ?? ''}
          property={chosen === '+' ? undefined : chosen}
          mayEdit={mayEdit}
          onClose={() => go({ property: undefined })}
          onMade={(name) => go({ property: name })}
        />
      )}
    </div>
  )
}

function ObjectTab({ object, active, onShow }: { object: ObjectType; active: boolean; onShow: () => void }) {
  const known = standard.find((one) => one === object)
  const count = useQuery(propertiesQuery(object)).data?.filter((property) => !property.hidden).length
  return (
    <button type="button" role="tab" aria-selected={active} className={styles.tab} onClick={onShow}>
      {known ? t(`settings.properties.${known}`) : kindOf(object)?.plural} {count !== undefined && <span>{count}</span>}
    </button>
  )
}

function Row({ object, property, chosen, onOpen }: { object: ObjectType; property: Property; chosen: boolean; onOpen: () => void }) {
  const type = `type.${property.type}`
  return (
    <tr className={styles.row} data-chosen={chosen || undefined} onClick={onOpen}>
      <td>
        <button type="button" className={styles.name} onClick={onOpen}>
          <PropertyGlyph property={property} size={16} />
          <strong>{property.label}</strong>
          <span>{property.name}</span>
        </button>
      </td>
      <td>{isMessage(type) ? t(type) : property.type}</td>
      <td><Filled object={object} name={property.name} /></td>
      <td>{property.hubspotDefined === false ? t('settings.properties.own') : t('settings.properties.built_in')}</td>
    </tr>
  )
}

/** The share of records that have a value. */
function Filled({ object, name }: { object: ObjectType; name: string }) {
  const all = useCount(object, { filterGroups: [], sorts: [], properties: [], limit: 1 })
  const has = useCount(object, { filterGroups: [{ filters: [{ propertyName: name, operator: 'HAS_PROPERTY' }] }], sorts: [], properties: [], limit: 1 }, (all ?? 0) > 0)
  if (!all || has === undefined) return null
  const share = Math.min(1, has / all)
  return (
    <span className={styles.filled} title={formatNumber(has)}>
      <span className={styles.meter}><span style={{ width: `${share * 100}%` }} /></span>
      {formatPercent(share, 0)}
    </span>
  )
}

function grouped(properties: Property[]): [string, Property[]][] {
  const groups = new Map<string, Property[]>()
  for (const property of properties) {
    const group = property.hubspotDefined === false ? 'own' : (property.groupName ?? '')
    groups.set(group, [...(groups.get(group) ?? []), property])
  }
  return [...groups].sort(([a], [b]) => Number(b === 'own') - Number(a === 'own'))
}

function groupLabel(group: string): string {
  if (group === 'own') return t('settings.properties.own')
  const key = `settings.properties.group.${group}`
  return isMessage(key) ? t(key) : group
}
