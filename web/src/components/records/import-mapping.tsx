import { Button, Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import type { Property } from '~/api/types'
import { t } from '~/app/messages'
import { Failure } from '../failure'
import { useImport, useTrial, type FileMapping, type Trial, type UploadedFile } from './imports'
import { isReadOnly } from './values'
import styles from './import-button.module.css'

interface Props {
  file: UploadedFile
  properties: Property[]
  onClose: () => void
}

const dateFormats = ['%d.%m.%Y', '%d/%m/%Y', '%m/%d/%Y', '%d-%m-%Y', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S']

/** Which column is which property; what would become of the first rows; and the beginning of it. */
export function ImportMapping({ file, properties, onClose }: Props) {
  const [chosen, setChosen] = useState<Record<string, string>>(() => Object.fromEntries(file.columns.flatMap(({ name, property }) => (property === undefined ? [] : [[name, property]]))))
  const [key, setKey] = useState<string>()
  const [hasComma, setComma] = useState(false)
  const [dates, setDates] = useState<string>()
  const trial = useTrial()
  const begin = useImport(onClose)
  const changed = () => trial.reset()
  const mapping: FileMapping = {
    columns: Object.entries(chosen).map(([column, property]) => ({ column, property })),
    ...(key === undefined ? {} : { key }),
    ...(hasComma ? { decimal_comma: true } : {}),
    ...(dates === undefined ? {} : { date_format: dates }),
  }
  const given = { operation_id: file.operation_id, mapping }
  const options = properties.filter((property) => !isReadOnly(property)).map(({ name, label }) => ({ value: name, label }))
  const choose = (column: string, property: string | null) => {
    changed()
    setChosen((now) => Object.fromEntries([...Object.entries(now).filter(([one]) => one !== column), ...(property === null ? [] : [[column, property]])]))
  }
  return (
    <div className={styles.how}>
      <p>{t('list.import.file', { name: file.name, n: file.rows })}</p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('list.import.columns')}>
        <table className={styles.columns}>
          <thead><tr><th>{t('list.import.column')}</th><th>{t('list.import.samples')}</th><th>{t('list.import.property')}</th></tr></thead>
          <tbody>
            {file.columns.map((column, at) => (
              <tr key={at}>
                <td>{column.name}</td>
                <td className={styles.samples}>{column.samples.filter((one) => one !== '').join(' · ')}</td>
                <td><Select aria-label={t('list.import.property_of', { column: column.name })} data={options.filter(({ value }) => value === chosen[column.name] || !Object.values(chosen).includes(value))} value={chosen[column.name] ?? null} onChange={(property) => choose(column.name, property)} placeholder={t('list.import.left_out')} searchable clearable /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.more}>
        <Select label={t('list.import.key')} description={t('list.import.key_hint')} data={[...new Set(file.columns.map(({ name }) => name))]} value={key ?? null} onChange={(next) => { changed(); setKey(next ?? undefined) }} placeholder={t('list.import.no_key')} clearable />
        <Select label={t('list.import.dates')} data={dateFormats} value={dates ?? null} onChange={(next) => { changed(); setDates(next ?? undefined) }} placeholder={t('list.import.iso')} clearable />
        <Checkbox label={t('list.import.comma')} checked={hasComma} onChange={(event) => { changed(); setComma(event.currentTarget.checked) }} />
      </div>
      {trial.data && <Outcome trial={trial.data} />}
      {(trial.error ?? begin.error) && <Failure error={trial.error ?? begin.error} />}
      <div className={styles.foot}>
        <Button variant={trial.data ? 'default' : 'filled'} disabled={mapping.columns.length === 0} loading={trial.isPending} onClick={() => trial.mutate(given)}>{t('list.import.try')}</Button>
        {trial.data && <Button variant="filled" disabled={trial.data.refused === trial.data.rows} loading={begin.isPending} onClick={() => begin.mutate(given)}>{t('list.import.begin', { n: file.rows })}</Button>}
      </div>
    </div>
  )
}

function Outcome({ trial }: { trial: Trial }) {
  const { rows, created, changed, unchanged, refused, refusals } = trial
  return (
    <section className={styles.trial} role="status">
      <p>{t('list.import.trial', { n: rows, created, changed, unchanged, refused })}</p>
      {refusals.length > 0 && <ul>{refusals.map(({ line, reason }) => <li key={line}>{t('list.import.refused', { line, reason })}</li>)}</ul>}
    </section>
  )
}
