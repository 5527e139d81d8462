import { Button } from '@mantine/core'
import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EditorFrame } from '~/components/editor-frame'
import { useCrumbs } from '~/components/page'
import { QueryBoundary } from '~/components/query-boundary'
import { RailFact, RailFacts, RailSection } from '~/components/records/rail'
import { useDraft } from '~/lib/draft'
import { formatDateTime } from '~/lib/format'
import { fetchNow } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { __Record__Fields } from './__kebab__-fields'
import { bodyOf, emptyIn, read } from './__kebab__-form'
import { __camel__Query, change__Record__, useArchiving, type __Record__ } from './__kebabs__'
import styles from './__kebab__.module.css'

export default function __Record__Page() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery(__camel__Query(id))
  useCrumbs([{ label: t('__records__.nav'), to: '/__kebabs__' }, { label: query.data?.__title__ ?? '' }])
  return (
    <QueryBoundary query={query} waiting={<div className={styles.bones}><Bones widths={['40%', '70%', '55%']} /></div>}>
      {(__camel__) => <Editor key={id} __camel__={__camel__} />}
    </QueryBoundary>
  )
}

function Editor({ __camel__ }: { __camel__: __Record__ }) {
  const { id, __title__, archived, created_at, updated_at } = __camel__
  const mayWrite = useMay('__permission__')
  const draft = useDraft({
    stored: __camel__,
    read,
    body: bodyOf,
    save: (changed) => change__Record__(id, changed),
    load: () => fetchNow(__camel__Query(id)),
  })
  const missing = Object.fromEntries(emptyIn(draft.form).map((name) => [name, t('__records__.missing')]))
  const archive = useArchiving()
  const saveAndArchive = async () => {
    const saved = await draft.save()
    if (saved) archive(saved)
  }
  const Icon = archived ? IconArchiveOff : IconArchive
  return (
    <EditorFrame
      title={__title__}
      shape="sheet"
      about={archived && <span>{t('list.archived')}</span>}
      {...(mayWrite ? { draft } : {})}
      actions={mayWrite && <Button leftSection={<Icon size={15} stroke={1.75} />} onClick={() => void saveAndArchive()}>{t(archived ? '__records__.restore' : 'page.archive')}</Button>}
    >
      <section>
        <fieldset className={styles.form} disabled={!mayWrite}>
          <__Record__Fields form={draft.form} change={draft.change} errors={{ ...draft.fields, ...missing }} />
        </fieldset>
      </section>
      <aside aria-label={t('page.more')}>
        <RailSection title={t('__records__.about')}>
          <RailFacts>
            <RailFact label={t('__records__.created')}>{formatDateTime(created_at)}</RailFact>
            <RailFact label={t('__records__.changed')}>{formatDateTime(updated_at)}</RailFact>
          </RailFacts>
        </RailSection>
      </aside>
    </EditorFrame>
  )
}
