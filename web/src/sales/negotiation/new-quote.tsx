import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { FormDialog } from '~/components/form-dialog'
import { useCreateRecord } from '~/components/records/queries'
import { RecordSelect } from '~/components/records/record-select'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { useTyped } from '~/lib/leaving'
import { refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { done, doneWith } from '~/lib/undo'
import { createQuote } from './quotes'

const open = [{ propertyName: 'hs_is_closed', operator: 'NEQ' as const, value: 'true' }]

/** A quote belongs to a deal: choose it, then the draft opens. */
export function NewQuote({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const typed = useTyped(chosen !== '')
  const create = useCreateRecord('deals')
  const myId = useMyOwnerId()
  const addDeal = async (dealname: string) => {
    const { data, changeSet } = await create.mutateAsync({ properties: { dealname, ...(myId ? { hubspot_owner_id: myId } : {}) } })
    done(t('quotes.deal_made', { name: dealname }), changeSet)
    return data.id
  }
  const draft = async () => {
    setBusy(true)
    try {
      const quote = await createQuote({ deal_id: chosen })
      doneWith(t('quotes.drafted', { number: quote.summary.number }))
      refreshObjects('quotes')
      typed.sent()
      void navigate({ to: `/quotes/${quote.summary.id}` })
    } catch (error) {
      setProblem(explain(error))
      setBusy(false)
    }
  }
  return (
    <FormDialog title={t('quotes.choose_deal')} size={440} submit={t('quotes.draft_it')} busy={busy} disabled={!chosen} draft={typed} onSubmit={() => void draft()} onClose={onClose}>
      <RecordSelect
        object="deals"
        filters={open}
        label={t('quotes.deal')}
        placeholder={t('quotes.deal_placeholder')}
        data-autofocus
        value={chosen}
        onChange={setChosen}
        create={{ label: (name) => t('quotes.deal_new', { name }), hint: t('quotes.deal_hint'), run: addDeal }}
        error={problem ?? (create.error ? explain(create.error) : undefined)}
      />
    </FormDialog>
  )
}
