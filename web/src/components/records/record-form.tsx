import { Button, Checkbox, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { ApiError, fieldsOf } from '~/api/client'
import type { CrmRecord, ObjectType, Property, Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { useClosing, useTyped } from '~/lib/leaving'
import { Link } from '~/lib/routes'
import { useRecordPath } from '~/lib/slots'
import { done } from '~/lib/undo'
import { explain } from '../failure'
import { useCreateRecord, useProperties, type Values } from './queries'
import { placeOf } from './stages'
import { useWords } from './use-words'
import { choicesOf, isChoice, isLongText, isReadOnly, specialOf, type Words } from './values'
import { fromInput } from './value-input'
import styles from './record-form.module.css'

interface Props {
  object: ObjectType
  title: string
  /** Shown at once; pairs of names share a line. */
  fields: (string | [string, string])[]
  initial?: Values
  said: (record: CrmRecord) => string
  associations?: Schemas['records.RecordInput']['associations']
  /** A further field, and whether something is chosen in it. */
  beside?: ReactNode
  isTouched?: boolean
  onClose: () => void
  onCreated: (record: CrmRecord) => void
}

/** A new record: few fields, all problems said beside their field. */
export function RecordForm({ object, title, fields, initial = {}, said, associations, beside, isTouched = false, onClose, onCreated }: Props) {
  const properties = useProperties(object)
  const words = useWords(object)
  const [values, setValues] = useState<Values>(initial)
  const [another, setAnother] = useState(false)
  const create = useCreateRecord(object)
  const typed = useTyped(isTouched || Object.entries(values).some(([name, value]) => value.trim() !== (initial[name] ?? '')))
  const closing = useClosing(onClose, typed)
  const problems = fieldsOf(create.error)
  const shown = new Set(fields.flat())
  const taken = create.error instanceof ApiError && create.error.status === 409 ? /ID: (\d+)/.exec(create.error.message)?.[1] : undefined
  const pathOf = useRecordPath()
  const takenPath = taken ? pathOf(object, taken) : undefined
  const elsewhere = Object.keys(problems).some((name) => !shown.has(name))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const filled = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value.trim() !== '').map(([name, value]) => {
        const property = properties.find((candidate) => candidate.name === name)
        // What is no number goes as it was typed: the server says so beside the field.
        return [name, (property && fromInput(property, value.trim())) ?? value.trim()]
      }),
    )
    create.mutate({ properties: filled, ...(associations && associations.length > 0 ? { associations } : {}) }, {
      onSuccess: ({ data, changeSet }) => {
        done(said(data), changeSet)
        if (another) return setValues(initial)
        typed.sent()
        onCreated(data)
      },
    })
  }
  const field = (name: string, first: boolean) => {
    const property = properties.find((candidate) => candidate.name === name)
    if (!property || isReadOnly(property)) return null
    return (
      <FormField
        key={name}
        property={property}
        words={pipelineWords(words, values[placeOf(object).pipeline])}
        value={values[name] ?? ''}
        error={problems[name]}
        first={first}
        onChange={(value) => setValues((now) => ({ ...now, [name]: value, ...(name === placeOf(object).pipeline ? firstStage(words, value, placeOf(object).stage) : {}) }))}
      />
    )
  }
  return (
    <Modal opened {...closing} title={title} size={480} centered={false} yOffset="10vh">
      <form onSubmit={submit} className={styles.form} noValidate>
        {fields.map((name, index) => Array.isArray(name)
          ? <div key={name[0]} className={styles.pair}>{field(name[0], index === 0)}{field(name[1], false)}</div>
          : field(name, index === 0))}
        {beside}
        {create.error && (Object.keys(problems).length === 0 || elsewhere) && <p role="alert" className={styles.problem}>{takenPath ? t('form.exists') : explain(create.error)} {takenPath && <Link to={takenPath}>{t('form.taken')}</Link>}</p>}
        <div className={styles.foot}>
          <Checkbox label={t('form.create_another')} checked={another} onChange={(event) => setAnother(event.currentTarget.checked)} />
          <div className={styles.buttons}>
            <Button onClick={closing.onClose}>{t('cancel')}</Button>
            <Button type="submit" variant="filled" loading={create.isPending}>{t('form.create')}</Button>
          </div>
        </div>
      </form>
    </Modal>
  )
}

/** The stage chosen before belongs to another pipeline. */
const firstStage = (words: Words, pipeline: string, stage: string): Values => ({ [stage]: words.pipelines.find((one) => one.id === pipeline)?.stages[0]?.id ?? '' })

/** Only the stages of the chosen pipeline. */
function pipelineWords(words: Words, pipeline: string | undefined): Words {
  return pipeline ? { ...words, pipelines: words.pipelines.filter((one) => one.id === pipeline) } : words
}

/** A deal stands somewhere: what the server would choose otherwise cannot be cleared. */
const alwaysChosen = ['pipeline', 'dealstage', 'hs_pipeline', 'hs_pipeline_stage']

interface FieldProps {
  property: Property
  words: Words
  value: string
  error: string | undefined
  first: boolean
  onChange: (value: string) => void
}

function FormField({ property, words, value, error, first, onChange }: FieldProps) {
  const shared = { label: property.label, name: property.name, error, 'data-autofocus': first || undefined }
  if (isChoice(property)) {
    return <Select {...shared} data={choicesOf(property, words)} value={value || null} onChange={(next) => onChange(next ?? '')} searchable {...(alwaysChosen.includes(property.name) ? { allowDeselect: false } : { clearable: true })} />
  }
  if (isLongText(property)) {
    return <Textarea {...shared} value={value} autosize minRows={2} onChange={(event) => onChange(event.currentTarget.value)} />
  }
  const type = property.type === 'date' || property.type === 'datetime' ? 'date' : 'text'
  const inputMode = property.type === 'number' ? 'decimal' : specialOf(property) === 'email' ? 'email' : specialOf(property) === 'phone' ? 'tel' : undefined
  return <TextInput {...shared} type={type} inputMode={inputMode} autoComplete="off" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}
