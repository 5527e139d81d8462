import { t } from '~/app/messages'
import { doneWith, failed } from '~/lib/undo'
import { explain } from '../failure'

interface Archivable {
  version: number
  archived: boolean
}

/** Archives a record, or brings it back; the toast takes that back. `save` answers the record as it is then. */
export async function toggle(record: Archivable, name: string, save: (version: number, archived: boolean) => Promise<Archivable>): Promise<void> {
  try {
    const saved = await save(record.version, !record.archived)
    doneWith(t(saved.archived ? 'page.archived' : 'page.restored', { name }), async () => void (await save(saved.version, record.archived)))
  } catch (error) {
    failed(explain(error))
  }
}
