import { Button, Modal, NumberInput, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Failure } from '~/components/failure'
import { ConditionForm } from '~/components/conditions/condition-form'
import { asGroup, isWhole } from '~/components/conditions/tree'
import { formatDay } from '~/lib/format'
import { useFormChoices } from '~/lib/forms'
import { useClosing, useTyped } from '~/lib/leaving'
import { useMay, useSession } from '~/lib/session'
import { isSame } from '~/lib/theirs'
import { usePropose, useSign } from './leads'
import type { Definition, Definitions, Side } from './types'
import styles from './definition-dialog.module.css'

/** Proposing what is ready for sales, and signing it. */
export function DefinitionDialog({ opened, onClose, definitions }: { opened: boolean; onClose: () => void; definitions: Definitions }) {
  const [isTyped, setTyped] = useState(false)
  const closing = useClosing(onClose, useTyped(opened && isTyped))
  return (
    <Modal opened={opened} {...closing} title={t('definition.title')} size={640}>
      <p className={styles.text}>{t('definition.text')}</p>
      {definitions.proposed && <Signing definition={definitions.proposed} />}
      {opened && <Proposal key={definitions.active.id + (definitions.proposed?.id ?? '')} base={definitions.proposed ?? definitions.active} onTyped={setTyped} onCancel={closing.onClose} onDone={onClose} />}
    </Modal>
  )
}

const sides: Side[] = ['marketing', 'sales']

function Signing({ definition }: { definition: Definition }) {
  const { user } = useSession()
  const sign = useSign()
  const leads = ['owner', 'admin', 'manager'].includes(user.role)
  const maySign = (side: Side) => (leads || user.role === (side === 'marketing' ? 'marketer' : 'rep')) && !definition.signatures.some((one) => one.user_id === user.id)
  return (
    <section className={styles.signing}>
      <h3>{t('definition.version', { n: definition.version, who: definition.created_by ?? t('leads.somebody') })}</h3>
      {sides.map((side) => {
        const signed = definition.signatures.find((one) => one.side === side)
        return (
          <div key={side} className={styles.side}>
            <span>{t(`definition.side.${side}`)}</span>
            {signed && <><Avatar name={signed.name} size={20} tone={side === 'marketing' ? 'mkt' : 'sal'} /><em>{t('definition.signed', { name: signed.name, when: formatDay(signed.signed_at) })}</em></>}
            {!signed && !maySign(side) && <em>{t('definition.waits')}</em>}
            {!signed && maySign(side) && <Button size="xs" loading={sign.isPending} onClick={() => sign.mutate({ id: definition.id, side })}>{t('definition.sign', { side: t(`definition.side.${side}`).toLowerCase() })}</Button>}
          </div>
        )
      })}
    </section>
  )
}

interface ProposalProps {
  base: Definition
  onTyped: (isTyped: boolean) => void
  onCancel: () => void
  onDone: () => void
}

function Proposal({ base, onTyped, onCancel, onDone }: ProposalProps) {
  const [score, setScore] = useState<number | string>(base.conditions.score)
  const [condition, setCondition] = useState(() => asGroup(base.conditions.condition))
  const [form, setForm] = useState(base.conditions.form_id ?? '')
  const forms = useFormChoices()
  const propose = usePropose()
  const mayPropose = useMay('market')
  const { conditions } = base
  const isTyped = !isSame([Number(score), condition, form], [conditions.score, asGroup(conditions.condition), conditions.form_id ?? ''])
  useEffect(() => {
    onTyped(isTyped)
    return () => onTyped(false)
  }, [isTyped, onTyped])
  if (!mayPropose) return null
  const send = () => propose.mutate(
    { score: Number(score), condition, ...(form ? { form_id: form } : {}) },
    { onSuccess: onDone },
  )
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send() }}>
      <NumberInput label={t('definition.score')} value={score} onChange={setScore} min={1} max={100} allowDecimal={false} size="sm" />
      <Select label={t('definition.form')} value={form} onChange={(value) => setForm(value ?? '')} data={[{ value: '', label: t('definition.no_form') }, ...forms]} />
      <ConditionForm label={t('definition.who')} condition={condition} onChange={setCondition} />
      {propose.error && <Failure error={propose.error} />}
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t('leads.cancel')}</Button>
        <Button type="submit" variant="filled" loading={propose.isPending} disabled={!isWhole(condition)}>{t('definition.propose')}</Button>
      </div>
    </form>
  )
}
