import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { StageLabel } from '~/components/stage-glyph'
import { formatNumber } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { ScoreChart } from './score-chart'
import { useActivate, useDiscardDraft } from './scores'
import type { Preview, RuleSets } from './types'
import styles from './preview-rail.module.css'

/** What the draft would make of the contacts, before it is in use. */
export function PreviewRail({ sets, preview, error }: { sets: RuleSets; preview: Preview | undefined; error: unknown }) {
  return (
    <aside className={styles.rail}>
      <div className={styles.scroll}>
        <header className={styles.head}>
          <h2>{t('scores.try_all')}</h2>
          {preview && <span>{t('scores.tried', { n: formatNumber(preview.contacts), s: (preview.took_ms / 1000).toFixed(1) })}{preview.contacts < preview.all_contacts ? `, ${t('scores.tried_some', { n: preview.contacts, all: preview.all_contacts })}` : ''}</span>}
        </header>
        {error !== null && error !== undefined && <Failure error={error} />}
        {!preview && !error && <div aria-busy><Bones widths={['30%', '30%', '30%']} height={28} /><Bones widths={['100%']} height={160} /><Bones widths={[24, 180, 60]} /></div>}
        {preview && (
          <>
            <dl className={styles.cells}>
              <div><dt>{t('scores.rise', { n: preview.threshold })}</dt><dd>{formatNumber(preview.rise)}</dd></div>
              <div><dt>{t('scores.fall', { n: preview.threshold })}</dt><dd>{formatNumber(preview.fall)}</dd></div>
              <div><dt>{t('scores.stay')}</dt><dd>{formatNumber(preview.contacts - preview.rise - preview.fall)}</dd></div>
            </dl>
            <ScoreChart preview={preview} then={sets.draft?.version} now={sets.active.version} />
            <Movers preview={preview} />
          </>
        )}
      </div>
      <Foot sets={sets} />
    </aside>
  )
}

function Movers({ preview }: { preview: Preview }) {
  return (
    <>
      <header className={styles.head}><h2>{t('scores.movers')} <span>{preview.rise + preview.fall}</span></h2></header>
      {preview.movers.length === 0 && <p className={styles.none}>{t('scores.no_movers')}</p>}
      {preview.movers.map((mover) => (
        <Link key={mover.contact_id} to={`/contacts/${mover.contact_id}`} className={styles.mover}>
          <Avatar name={mover.name} size={24} />
          <span className={styles.who}><strong>{mover.name}</strong><span>{mover.company}</span></span>
          <span className={styles.change}>{mover.from} <IconArrowRight size={13} stroke={1.75} aria-hidden /> <b>{mover.to}</b></span>
          <span className={styles.arrow} data-up={mover.to > mover.from}>{mover.to > mover.from ? '▲' : '▼'}</span>
          <StageLabel stage={mover.stage} />
        </Link>
      ))}
    </>
  )
}

function Foot({ sets }: { sets: RuleSets }) {
  const mayEdit = useMay('market')
  const activate = useActivate()
  const discard = useDiscardDraft(sets.draft?.rules ?? sets.active.rules)
  const { draft, rescoring } = sets
  return (
    <footer className={styles.foot}>
      {typeof rescoring === 'number' && <span role="status">{t('scores.rescoring', { n: Math.round(rescoring * 100) })}</span>}
      {typeof rescoring !== 'number' && !draft && <span>{t(mayEdit ? 'scores.same' : 'scores.same_read')}</span>}
      {draft && mayEdit && <Button className="danger" loading={discard.isPending} onClick={() => discard.mutate()}>{t('scores.discard')}</Button>}
      {draft && mayEdit && <Button variant="filled" loading={activate.isPending} onClick={() => activate.mutate({ set: draft, former: sets.active })}>{t('scores.activate', { n: draft.version })}</Button>}
    </footer>
  )
}
