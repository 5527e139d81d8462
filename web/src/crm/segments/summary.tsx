import { Button } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { explain, Failure } from '~/components/failure'
import { lifecycleStages, StageGlyph, stageShort } from '~/components/stage-glyph'
import { RecordSelect } from '~/components/records/record-select'
import { formatNumber, formatRecent } from '~/lib/format'
import { Link } from '~/lib/routes'
import type { Preview } from '~/components/conditions/building'
import { sayInFull, type Speech } from '~/components/conditions/say'
import { conditionAt, isGroup, isUnwanted, isWhole, parentOf, type Group } from '~/components/conditions/tree'
import { exportPath, whyQuery, type SegmentPage, type Why } from './segments'
import { Who } from './who'
import styles from './summary.module.css'

interface Props {
  segment: SegmentPage | undefined
  isLive: boolean
  tree: Group
  preview: Preview | undefined
  error: unknown
  isCounting: boolean
  isChanged: boolean
  speech: Speech
}

/** How many, in which stages, against what was saved, who, and why. */
export function Summary({ segment, isLive, tree, preview, error, isCounting, isChanged, speech }: Props) {
  const people = isLive ? preview?.members : segment?.members
  return (
    <>
      <div className={styles.top} data-counting={(isLive && isCounting) || undefined}>
        <p className={styles.number}><strong>{people === undefined ? '–' : formatNumber(people)}</strong> {t('segments.people', { n: people ?? 0 })}</p>
        {isLive && !isWhole(tree) && <p className={styles.note}>{t('segments.not_whole')}</p>}
        {isLive && error !== null && error !== undefined && <p className={styles.bad} role="alert">{explain(error)}</p>}
        {isLive && preview && <Stages stages={preview.stages} />}
      </div>
      {isLive && preview && (
        <dl className={styles.facts}>
          <div><dt>{t('segments.just_out')}</dt><dd>{formatNumber(preview.just_out)}</dd></div>
          {segment && isChanged && preview.in !== undefined && preview.out !== undefined && (
            <div><dt>{t('segments.against', { n: segment.version })}</dt><dd><span className={styles.in}>{t('segments.in', { n: preview.in })}</span> <span className={styles.out}>{t('segments.out', { n: preview.out })}</span></dd></div>
          )}
        </dl>
      )}
      {isLive && (
        <Who
          segment={segment} tree={tree} preview={preview} speech={speech}
          why={(contact) => <WhyOf segment={segment} contact={contact} tree={tree} isChanged={isChanged} speech={speech} />}
        />
      )}
      {segment && isLive && <Ask segment={segment} tree={tree} isChanged={isChanged} speech={speech} />}
      <div className={styles.foot}>
        <span>{isLive && preview && t('segments.counted_in', { n: preview.took_ms })}</span>
        {segment && <Button component="a" href={exportPath(segment.id)} download>{t('segments.export')}</Button>}
      </div>
    </>
  )
}

function Stages({ stages }: { stages: Record<string, number> }) {
  const known = lifecycleStages.filter((stage) => stages[stage])
  const total = known.reduce((sum, stage) => sum + stages[stage]!, 0)
  if (total === 0) return null
  return (
    <>
      <div className={styles.stages} aria-hidden>{known.map((stage) => <span key={stage} data-stage={stage} style={{ flexGrow: stages[stage] }} />)}</div>
      <p className={styles.legend}>{known.map((stage) => <span key={stage}><StageGlyph stage={stage} />{stageShort(stage)} <strong>{formatNumber(stages[stage]!)}</strong></span>)}</p>
    </>
  )
}

interface AskProps {
  tree: Group
  isChanged: boolean
  speech: Speech
}

/** Anybody else: why they are in, or are not. */
function Ask({ segment, tree, isChanged, speech }: AskProps & { segment: SegmentPage }) {
  const [contact, setContact] = useState('')
  return (
    <div className={styles.ask}>
      <RecordSelect object="contacts" label={t('segments.why_whom')} value={contact} onChange={setContact} placeholder={t('segments.why_find')} />
      {contact && <WhyOf segment={segment} contact={contact} tree={tree} isChanged={isChanged} speech={speech} />}
    </div>
  )
}

function WhyOf({ segment, contact, tree, isChanged, speech }: AskProps & { segment: SegmentPage | undefined; contact: string }) {
  const query = useQuery({ ...whyQuery(segment?.id ?? '', contact), enabled: segment !== undefined && !isChanged })
  if (!segment || isChanged) return <p className={styles.why}>{t('segments.why_saved')} <Link to={`/contacts/${contact}`}>{t('segments.open_contact')}</Link></p>
  if (query.error) return <Failure error={query.error} />
  return (
    <div className={styles.why}>
      {!query.data ? <Bones widths={[120, 180]} /> : <Reasons why={query.data} tree={tree} speech={speech} />}
      <Link to={`/contacts/${contact}`}>{t('segments.open_contact')}</Link>
    </div>
  )
}

/** A record bears its name; of all else it is enough when. */
const said = ({ at, text, object }: Why['lines'][number]['evidence'][number]): string => (!at ? text : object ? `${text}, ${formatRecent(at)}` : formatRecent(at))

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function Reasons({ why, tree, speech }: { why: Why; tree: Group; speech: Speech }) {
  const holds = new Map(why.lines.map((line) => [line.pointer, line.holds]))
  // One of several is enough, and there is one.
  const isNeedless = (line: Why['lines'][number]) => {
    const at = line.pointer.replace('/condition', '')
    return !line.holds && !isUnwanted(tree, at) && conditionAt(tree, parentOf(at))?.type === 'any' && holds.get(`/condition${parentOf(at)}`) === true
  }
  return (
    <>
      <p>{why.is_in ? (why.since ? t('segments.in_since', { when: formatRecent(why.since) }) : t('segments.is_in')) : t('segments.is_out')}</p>
      <ul>
        {why.lines.map((line) => {
          const condition = conditionAt(tree, line.pointer.replace('/condition', ''))
          if (!condition || isGroup(condition)) return null
          const [first] = line.evidence
          const unwanted = isUnwanted(tree, line.pointer)
          const isFine = line.holds !== unwanted
          const label = t(line.holds ? 'segments.holds' : 'segments.holds_not')
          return (
            <li key={line.pointer} data-holds={isFine || undefined} data-decides={line.decides || undefined}>
              {isFine ? <IconCheck size={15} stroke={1.75} aria-label={label} /> : <IconMinus size={15} stroke={1.75} aria-label={label} />}
              <span>{upperFirst(sayInFull(condition, 'contacts', speech, line.holds))}{line.decides && !why.is_in && <em>{t('segments.decides')}</em>}</span>
              {isNeedless(line) ? <span className={styles.evidence}>{t('segments.not_needed')}</span> : first && <span className={styles.evidence}>{said(first)}{line.evidence.length > 1 && ` +${line.evidence.length - 1}`}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
