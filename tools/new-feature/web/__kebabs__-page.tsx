import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'  //? user
import { listOf } from '~/api/client'
import type { Owner } from '~/api/types'  //? user
import { t } from '~/app/messages'
import { useCrumbs } from '~/components/page'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { ownerName, sayOwner, useOwners } from '~/components/records/queries'  //? user
import { useRecordName } from '~/components/records/record-name'  //? record
import { archivedField, choiceField } from '~/components/records/values'  //? user choice
import { archivedField } from '~/components/records/values'  //? !user !choice
import { allView, archivedView, me } from '~/components/records/views'  //? user
import { allView, archivedView } from '~/components/records/views'  //? !user
import { __formats__ } from '~/lib/format'
import { useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { New__Record__ } from './new-__kebab__'
import { __choice_lists__, type __Record__ } from './__kebabs__'  //? choice
import type { __Record__ } from './__kebabs__'  //? !choice

const __field.Base__Name = ({ id }: { id: string }) => useRecordName('__field.object__', id)  //? record

const listWith = (owners: Owner[]): OwnList<__Record__> => ({  //? user
const list: OwnList<__Record__> = {  //? !user
  name: '__records__',
  ask: listOf('/api/__kebabs__'),
  label: '__records__.nav',
  noun: '__records__.noun',
  find: '__records__.find',
  views: [
    allView,
    { id: 'mine', label: t('__records__.mine'), filters: [{ property: '__field__', operator: 'in', values: [me] }] },  //? first_user
    ...__field.camel__Choices.map((value) => ({ id: value, label: t(`__records__.__field__.${value}`), filters: [{ property: '__field__', operator: 'in' as const, values: [value] }] })),  //? state
    archivedView,
  ],
  columns: [
    __field.column__
    { name: 'updated_at', label: t('__records__.changed'), width: 112, align: 'right', text: ({ updated_at }) => updated_at, render: ({ updated_at }) => formatRecent(updated_at) },
  ],
  idOf: ({ id }) => id,
  nameOf: ({ __title__ }) => __title__,
  path: ({ id }) => `/__kebabs__/${id}`,
  compact: ({ __title__, updated_at }) => <CompactRow title={__title__} end={formatRecent(updated_at)} />,
  watches: ['__records__'],
})  //? user
}  //? !user

const fieldsWith = (owners: Owner[]) => [  //? user
const fields = [  //? !user
  choiceField('__field__', t('__records__.field.__field__'), owners.map((owner) => ({ value: owner.id, label: ownerName(owner) }))),  //? user
  choiceField('__field__', t('__records__.field.__field__'), __field.camel__Choices.map((value) => ({ value, label: t(`__records__.__field__.${value}`) }))),  //? choice
  archivedField,
]

export default function __Records__Page() {
  useCrumbs([{ label: t('__records__.nav') }])
  const isNew = (useSearch({ strict: false }) as { new?: unknown }).new !== undefined
  const show = useShow()
  const mayWrite = useMay('__permission__')
  const owners = useOwners()  //? user
  const list = useMemo(() => listWith(owners), [owners])  //? user
  const fields = useMemo(() => fieldsWith(owners), [owners])  //? user
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  const create = mayWrite ? { label: t('__records__.new'), run: () => setNew(true) } : undefined
  return (
    <>
      <OwnListPage list={list} fields={fields} create={create} empty={<EmptyList words="__records__" department="__department__" create={create} />} />
      {isNew && mayWrite && <New__Record__ onClose={() => setNew(false)} />}
    </>
  )
}
