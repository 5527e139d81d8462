import { useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Facts } from '~/components/records/facts'
import type { KindView } from '~/components/records/kinds'
import { useProperties } from '~/components/records/queries'
import { RecordHead } from '~/components/records/record-head'
import { RecordMenu, RecordPage } from '~/components/records/record-page'
import { StagePath } from '~/components/records/stage-path'
import { isReadOnly, ownerProperty } from '~/components/records/values'
import { Story } from '~/components/timeline/story'
import { useCompose } from '~/components/timeline/use-compose'
import { Slot, useRecordPath } from '~/lib/slots'
import { wordsOf } from './definition'
import { Linked } from './linked'
import { WithKind } from './with-kind'

const sides = { marketing: 'mkt', sales: 'sal', both: 'both' } as const

export default function KindRecordPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <WithKind>{(kind) => <KindRecord key={`${kind.object}/${id}`} kind={kind} id={id} />}</WithKind>
}

function KindRecord({ kind, id }: { kind: KindView; id: string }) {
  const { object } = kind
  const path = `/records/${object}` as const
  const properties = useProperties(object)
  const pathOf = useRecordPath()
  const { compose } = useCompose()
  const unused = kind.has_pipelines ? [] : ['hs_pipeline', 'hs_pipeline_stage']
  const leaveOut = [ownerProperty, kind.primary, ...unused]
  const fields = [kind.primary, ...properties.filter((one) => !isReadOnly(one) && !leaveOut.includes(one.name)).map((one) => one.name)]
  return (
    <RecordPage object={object} id={id} list={{ label: 'kinds.name', words: wordsOf(kind)(2), path }} recordPath={(other) => `/records/${object}/${other}`}>
      {(record) => ({
        head: <RecordHead object={object} record={record} line={[kind.singular]} actions={<RecordMenu object={object} record={record} listPath={path} />} />,
        path: kind.has_pipelines && <StagePath object={object} record={record} side={sides[kind.department]} />,
        facts: <Facts object={object} record={record} sections={[{ title: t('facts.title'), fields }]} labels={{}} leaveOut={leaveOut} />,
        story: <Story object={object} id={id} compose={compose} />,
        rail: (
          <>
            {kind.associated.map((other) => (pathOf(other, '1') ? <Linked key={other} from={object} id={id} to={other} /> : null))}
            <Slot name="kind.rail" props={{ object, id }} />
          </>
        ),
      })}
    </RecordPage>
  )
}
