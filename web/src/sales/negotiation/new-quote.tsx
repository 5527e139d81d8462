import { Button, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { useSearch } from '~/components/records/queries'
import { recordName } from '~/components/records/values'
import { refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { doneWith } from '~/lib/undo'
import { createQuote } from './quotes'
import styles from './quotes.module.css'

/** A quote belongs to a deal: choose it, then the draft opens. */
export function NewQuote({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const open = [{ filters: [{ propertyName: 'hs_is_closed', operator: 'NEQ' as const, value: 'true' }] }]
  const found = useSearch('deals', { filterGroups: open, sorts: [], properties: ['dealname'], query: words.trim(), limit: 20 })
  const deals = found.data?.pages[0]?.results ?? []
  const draft = async () => {
    if (!chosen) return
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
  const data = deals.map((one) => ({ value: one.id, label: recordName('deals', one) }))
  return (
    <Modal opened onClose={onClose} title={t('quotes.choose_deal')} size={440}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void draft()
        }}
      >
        <Select label={t('quotes.deal')} placeholder={t('quotes.deal_placeholder')} data-autofocus searchable data={data} value={chosen} onChange={setChosen} searchValue={words} onSearchChange={setWords}
          filter={({ options }) => options} nothingFoundMessage={t('quotes.deal_none')} error={problem} />
        <div className={styles.actions}><Button type="submit" variant="filled" disabled={!chosen} loading={busy}>{t('quotes.draft_it')}</Button></div>
      </form>
    </Modal>
  )
}
