import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { use__Name__List } from './__kebab__'
import { __Name__Rows } from './__kebab__-rows'

export default function __Name__Page() {
  const list = use__Name__List()
  if (list.isPending) return <Bones widths={['60%', '40%', '50%']} />
  if (list.isError) return <Failure error={list.error} full />
  if (list.data.results.length === 0) return <EmptyState title={t('__camel__.empty.title')} text={t('__camel__.empty.text')} />
  return <__Name__Rows rows={list.data.results} />
}
