import { RecordFiles } from './record-files'

export default function QuoteFiles({ id }: { id: string }) {
  return <RecordFiles object="quotes" id={id} />
}
