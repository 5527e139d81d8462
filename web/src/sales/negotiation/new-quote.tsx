import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { FormDialog } from '~/components/form-dialog'
import { RecordSelect } from '~/components/records/record-select'
import { refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { doneWith } from '~/lib/undo'
import { createQuote } from './quotes'

const open = [{ propertyName: 'hs_is_closed', operator: 'NEQ' as const, value: 'true' }]

/** A quote belongs to a deal: choose it, then the draft opens. */
export function NewQuote({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const draft = async () => {
    setBusy(true)
    try {
      const quote = await createQuote({ deal_id: chosen })
      doneWith(t('quotes.drafted', { number: quote.summary.number }))
      refreshObjects('quotes')
      void navigate({ to: `/quotes/${quote.summary.id}` })
    } catch (error) {
      setProblem(explain(error))
      setBusy(false)
    }
  }
  return (
    <FormDialog title={t('quotes.choose_deal')} size={440} submit={t('quotes.draft_it')} busy={busy} disabled={!chosen} onSubmit={() => void draft()} onClose={onClose}>
      <RecordSelect object="deals" filters={open} label={t('quotes.deal')} placeholder={t('quotes.deal_placeholder')} data-autofocus value={chosen} onChange={setChosen} error={problem} />
    </FormDialog>
  )
}
